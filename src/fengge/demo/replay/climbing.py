"""What people above do with a case that the sweep sent up: give it back with guidance, take it up, or leave it lying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from fengge.core.access import Secrecy
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import local, now
from fengge.demo.replay.telling import Deed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fengge.cases.models import Case
    from fengge.demo.replay.hands import Hands

READING = timedelta(hours=2)  # before anybody above has read it
LEFT_LYING = 4  # of so many that nobody goes on with, one lies about above as well
GUIDANCE = "仍由原来的人办，三日内报结果；有困难当天说。"
WORDS = "已看过案卷，接着办。"
DECIDED = "由县综治中心牵头，请司法局派人一同办，月底前拿出结果。"


@dataclass(frozen=True)
class Moved:
    """What the sweep did: the event, when, and whether the case had been sent down once before."""

    event: str
    at: datetime
    again: bool


def answers(case: Case, moved: Moved, following: datetime | None, serial: int, hands: Hands) -> Iterator[Deed]:
    """After the sweep moved it: what is done before the story's next step, or, where it has none, up to today."""
    if case.secrecy >= Secrecy.SEALED:
        return
    officer = hands.officer(case.rung, case.origin_division)
    opening = county_calendar().next_opening(local(moved.at) + READING)
    if following and opening >= following:
        opening = moved.at + (following - moved.at) / 2
    if opening >= now() or (following is None and serial % LEFT_LYING == 0):
        return
    if moved.event == "case.alarmed":
        yield Deed("answer_alarm", opening, hands.officer("county", case.origin_division), {"answer": DECIDED})
    elif following and not moved.again:
        yield Deed("send_down", opening, officer, {"reason": GUIDANCE})
    else:
        yield Deed("take_up", opening, officer, {"words": WORDS})
        yield from _pressed(case, opening, serial, hands)


def _pressed(case: Case, taken: datetime, serial: int, hands: Hands) -> Iterator[Deed]:
    """Some of those taken up are watched from the county: urged, or under supervision."""
    when = county_calendar().next_opening(taken + timedelta(days=2))
    if case.rung != "town" or when >= now():
        return
    county = hands.officer("county", case.origin_division)
    if serial % 3 == 0:
        due = (when + timedelta(days=7)).date()
        given = {"reason": "群众反映较多，拖的时间长", "requirement": "七日内拿出办理意见", "due_on": due}
        yield Deed("supervise", when, county, given)
    elif serial % 3 == 1:
        yield Deed("urge", when, county, {"words": "请尽快约双方当事人到场。"})
