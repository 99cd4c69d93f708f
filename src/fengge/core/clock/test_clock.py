"""One clock, told in Asia/Shanghai, and held still when a test asks for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from fengge.core import clock
from fengge.core.wording import listed, say_moment

NOON = datetime(2024, 9, 30, 12, tzinfo=clock.ZONE)


def test_today_is_the_day_in_shanghai_while_greenwich_still_has_yesterday():
    with clock.at(datetime(2024, 9, 30, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2024, 10, 1)
        assert clock.now().utcoffset() == timedelta(hours=8)


def test_the_time_is_given_back_after_the_block_even_when_it_fails():
    with pytest.raises(LookupError), clock.at(NOON):
        raise LookupError
    assert clock.now().year > 2024


def test_blocks_may_be_nested():
    with clock.at(NOON):
        with clock.at(NOON + timedelta(days=1)):
            assert clock.today() == date(2024, 10, 1)
        assert clock.now() == NOON


def test_a_moment_without_a_zone_is_read_as_shanghai_time():
    with clock.at(datetime(2024, 9, 30, 12)):  # noqa: DTZ001
        assert clock.now() == NOON


AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # ten in the morning in the county


@pytest.mark.parametrize(
    ("due", "words", "english"),
    [
        ((24, 9), "还剩 2 天", "2 days left"),
        ((23, 1), "明天到期", "due tomorrow"),
        ((22, 9), "今天 17:00 前", "today by 17:00"),
        ((22, 2, 30), "不到 1 小时", "less than an hour left"),
        ((22, 1), "刚刚超期", "just overdue"),
        ((21, 20), "超期 6 小时", "6 hours overdue"),
        ((21, 10), "超期 1 天", "1 day overdue"),
        ((19, 9), "超期 3 天", "3 days overdue"),
    ],
)
def test_a_deadline_is_said_as_people_say_it_in_both_languages(due, words, english):
    told = clock.due_words(datetime(2026, 11, *due, tzinfo=UTC), AT)
    with translation.override("zh-hans"):
        assert str(told) == words
    with translation.override("en"):
        assert str(told) == english


def test_the_day_turns_at_midnight_in_the_county_not_in_greenwich():
    assert str(clock.due_words(datetime(2026, 11, 22, 16, 30, tzinfo=UTC), AT)) == "明天到期"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "刚刚"),
        (timedelta(minutes=5), "5 分钟前"),
        (timedelta(hours=3), "3 小时前"),
        (timedelta(hours=20), "昨天"),
        (timedelta(days=6), "6 天前"),
        (timedelta(days=60), "2024年8月1日"),
    ],
)
def test_the_past_is_told_in_words(before, words):
    assert str(clock.ago(NOON - before, NOON)) == words


def test_lists_and_moments_are_written_as_people_write_them():
    assert str(listed(["申请书", "调解记录", "协议书"])) == "申请书、调解记录、协议书"
    assert str(listed([])) == ""
    assert str(say_moment(NOON)) == "2024年9月30日 12:00"
    assert str(clock.duration_words(timedelta(seconds=4))) == "不到 1 分钟"
