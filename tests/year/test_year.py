"""A year of a small county comes out as the table says, line by line: nothing wrong, nothing missing, nothing besides.

Read `year.csv` and `meetings.csv` beside this file: every day and hour in them was worked out by hand from the declared
limits and the calendar of 2026, and the last column says how.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from fengge.cases.letters.clocks import deadlines_of
from fengge.cases.procedures import declared
from fengge.core.calendar.seeding import seed_calendar
from fengge.core.packs import pack
from fengge.core.packs.letters import LetterKinds
from tests.year.people import People
from tests.year.replay import Replay
from tests.year.tables import Line, meetings, year


@pytest.fixture
def replayed(world):
    seed_calendar()
    todo, _ = year()
    replay = Replay(People(world), todo)
    replay.run(date(2026, 1, 1), date(2026, 12, 31))
    return replay


def differences(found: list[Line], expected: list[Line]) -> str:
    """Each line on which table and system differ, with its day."""
    came, wanted = Counter(found), Counter(expected)
    lines = [(line, "没有出现") for line in (wanted - came).elements()]
    lines += [(line, "表里没有") for line in (came - wanted).elements()]
    return "\n".join(f"{line.day} {line.time} {why}：{' '.join(line[2:])}" for line, why in sorted(lines))


def places_of(series, world):
    """Where a series meets."""
    everywhere = {
        "daily_huddle": (world.village, world.next_village), "weekly_consultation": (world.town,),
        "monthly_dispatch": (world.county,), "posted_weekly": (world.village,),
    }  # fmt: skip
    return everywhere[series]


@pytest.mark.long
def test_every_limit_escalation_agenda_and_notice_of_the_year_is_the_table_s(replayed, world):
    _, expected = year()
    wrong = differences(replayed.witness.found, expected)
    assert not wrong, f"\n{wrong}"
    due = {(one, on, place) for one, on in meetings() for place in places_of(one, world)}
    called = set(replayed.witness.met)
    assert called == due, f"多开：{sorted(called - due)} 漏开：{sorted(due - called)}"
    with_topics = {(line.day, line.who) for line in expected if line.kind == "会" and "驻村" not in line.who}
    called_for = [one for one in due if one[0] != "posted_weekly"]  # a plan is made whether anything waits or not
    without = sum(outcome == "nothing" for outcome in replayed.witness.met.values())
    assert without == len(called_for) - len(with_topics)  # no topic, no meeting, and that is recorded


def test_the_table_names_every_clock_of_every_procedure_and_of_letters():
    _, expected = year()
    ends = (
        re.fullmatch(r"(.+?) (?:\d{4}-\d\d-\d\d \d\d:\d\d|暂停)", line.what) for line in expected if line.kind == "期"
    )
    named = {end[1] for end in ends if end}
    every = [one for procedure in declared().values() for one in procedure.deadlines]
    terms = pack().part(LetterKinds).kinds["handover"].model_dump()
    titles = {str(one.title) for one in (*every, *deadlines_of(terms))}
    assert titles - named == set()


@pytest.mark.parametrize("kind", ["期", "升", "告", "信", "会", "险"])
def test_a_wrong_a_missing_and_an_extra_line_are_each_told_with_their_day(kind):
    one = Line("2026-10-08", "08:00", kind, "甲", "", "甲事")
    other = one._replace(what="乙事")
    assert differences([one], [one]) == ""
    assert "2026-10-08 08:00 没有出现" in differences([], [one])
    assert "2026-10-08 08:00 表里没有" in differences([one], [])
    assert len(differences([one], [other]).splitlines()) == 2
    assert differences([one, one], [one]) != ""
