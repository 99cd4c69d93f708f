"""The county enters a year as it is announced: read line by line, told what is wrong, and every limit counts by it."""

from datetime import date, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.core.calendar.county import county_calendar
from fengge.core.clock import ZONE, at
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.verbs import Refused
from fengge.orgs.holidays.reading import holidays, in_lines, in_words, workdays

PAGE = "/desk/orgs/holidays/"
YEAR = {
    "year": "2031", "holidays": "元旦 1月1日-1月3日\n春节：2031年1月22日至1月28日放假\n\n清明节 4.5", "workdays": "1月19日、2月1日（周六）",
    "source": "国办发明电〔2030〕7号",
}  # fmt: skip


def test_a_year_is_read_as_people_write_it():
    free = holidays(YEAR["holidays"], 2031)
    assert (len(free), free[date(2031, 1, 28)], free[date(2031, 4, 5)]) == (11, "春节", "清明节")
    assert sorted(workdays(YEAR["workdays"], 2031, free)) == [date(2031, 1, 19), date(2031, 2, 1)]


def test_what_is_shown_again_is_read_again_to_the_same_days():
    free = holidays(YEAR["holidays"], 2031)
    assert holidays(in_lines(free), 2031) == free
    worked = workdays(YEAR["workdays"], 2031, free)
    assert workdays(in_words(worked), 2031, free) == worked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("元旦", "请写成"), ("1月1日", "请写成"), ("元旦 2月30日", "没有这一天"), ("元旦 2030年12月31日-1月2日", "不是 2031 年"),
        ("国庆 10月8日-10月1日", "起止日期不对"), ("长假 1月1日-3月1日", "不超过 12 天"), ("元旦 1月1日\n元旦 1月1日", "第 2 行"),
        ("𠮷", "请写成"),
    ],
)  # fmt: skip
def test_a_line_that_is_wrong_is_named_with_what_to_do(text, words):
    with pytest.raises(Refused, match=words):
        holidays(text, 2031)


@pytest.mark.parametrize(("text", "words"), [("1月1日", "放假"), ("2月3日", "本来就上班"), ("礼拜天", "请写成")])
def test_a_make_up_workday_is_a_weekend_that_is_no_holiday(text, words):
    with pytest.raises(Refused, match=words):
        workdays(text, 2031, holidays("元旦 1月1日", 2031))


def test_the_county_enters_the_missing_year_and_limits_count_by_it(world):
    chen = world.county_chen.client
    with at(datetime(2030, 11, 4, 9, tzinfo=ZONE)):
        CalendarDay.objects.create(day=date(2030, 10, 1), kind=DayKind.HOLIDAY, name="国庆节", source="test")
        today = chen.get("/desk/").text
        assert "2031 年的放假调休还没有录入" in today
        assert PAGE in today
        assert 'value="2031"' in chen.get(PAGE).text
        assert chen.post(PAGE, YEAR).url == PAGE
        assert "还没有录入" not in chen.get("/desk/").text
    calendar = county_calendar()
    assert calendar.covers(2031)
    assert calendar.add_working_days(date(2031, 1, 21), 1) == date(2031, 1, 29)
    assert calendar.is_workday(date(2031, 1, 19))
    assert ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.refresh_after_calendar").exists()


def test_entered_again_the_year_is_put_right_and_the_county_s_own_day_stays(world, settings):
    own = CalendarDay.objects.create(day=date(2031, 6, 9), kind=DayKind.HOLIDAY, name="县庆", source=settings.PACK)
    chen = world.county_chen.client
    assert chen.post(PAGE, YEAR).url == PAGE
    assert chen.post(PAGE, YEAR | {"holidays": "元旦 1月1日", "workdays": ""}).url == PAGE
    left = set(CalendarDay.objects.filter(day__year=2031).exclude(kind=DayKind.FESTIVAL).values_list("day", flat=True))
    assert left == {own.day, date(2031, 1, 1)}


def test_what_was_typed_stays_beside_the_line_that_is_wrong(world):
    answer = world.county_chen.client.post(PAGE, YEAR | {"holidays": "元旦 1月1日\n春节 13月1日"})
    assert answer.status_code == 422
    assert "第 2 行“春节 13月1日”：没有这一天" in answer.text
    assert "国办发明电〔2030〕7号" in answer.text
    assert not CalendarDay.objects.filter(day__year=2031).exists()


def test_no_town_and_no_village_changes_the_calendar(world):
    for worker in (world.town_wang, world.secretary_li):
        assert worker.client.get(PAGE).status_code == 403
        assert worker.client.post(PAGE, YEAR).status_code == 403
