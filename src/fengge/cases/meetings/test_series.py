"""Series of meetings are data: another county changes words, days and reasons, and mistakes are told at their line."""

import pytest

from fengge.cases.meetings.agenda.reasons import TESTS
from fengge.core.packs import Pack, PackError, load
from fengge.core.packs.meetings import Meetings

HEAD = 'title = "某县"\ntitle_en = "A county"\nversion = "1"\ncounty = "520399"\nextends = "national"\n'


@pytest.fixture
def meetings_of(tmp_path):
    def read(text):
        (tmp_path / "pack.toml").write_text(HEAD, encoding="utf-8")
        (tmp_path / "meetings.toml").write_text(text, encoding="utf-8")
        return Pack("a", tmp_path).part(Meetings)

    return read


def test_a_second_county_changes_words_day_and_reasons_without_code():
    national, other = (load(name).part(Meetings).series["weekly_consultation"] for name in ("national", "daozhen"))
    assert (national.title, national.day, other.title, other.day) == ("镇级周会商", 1, "镇级周例会", 2)
    assert (national.agenda["village_overdue"].days, other.agenda["village_overdue"].days) == (7, 5)
    assert other.run_by == national.run_by


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ('[series.daily_huddle.agenda.overdue]\norder = 1\ntest = "late"\n', 3, "overdue"),
        ('[series.daily_huddle]\nraises_to = "weekly_consult"\n', 2, "weekly_consultation"),
        ('[series.daily_huddle]\nrythm = "week"\n', 2, "rhythm"),
        ("[series.daily_huddle]\nday = 40\n", 2, "31"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(meetings_of, text, line, remedy):
    with pytest.raises(PackError) as told:
        meetings_of(text)
    assert told.value.line == line
    assert remedy in told.value.remedy


def test_every_test_of_an_agenda_can_be_asked_of_the_records():
    asked = {line.test for one in load("national").part(Meetings).series.values() for line in one.agenda.values()}
    assert asked == set(TESTS)
