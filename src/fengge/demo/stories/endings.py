"""How disputes end: kept agreement, refusal, failure, withdrawal, a legal channel; and some come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fengge.demo.stories.course import SLOW, SOON, USUAL, Course, study, take
from fengge.demo.stories.dice import chance
from fengge.demo.stories.grammar import say
from fengge.demo.stories.keeping import keep
from fengge.demo.stories.promise import agreement
from fengge.demo.stories.table import sessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fengge.demo.stories.model import Agreement, Performance, Rating, Session, Visit

ORAL_LIMIT = 2000
NEAR_THE_MONTH = timedelta(days=12)
TRIED = 2


@dataclass(frozen=True)
class Ending:
    """What the course brought forth."""

    outcome: str
    route: str = "mediation"
    reason: str = ""
    investigation: str = ""
    sessions: tuple[Session, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    performance: tuple[Performance, ...] = ()
    visits: tuple[Visit, ...] = ()
    rating: Rating | None = None


def _look(course: Course) -> str:
    return say(course.setting.scene.look, course.setting.slots, course.rng)


def _go_up(course: Course) -> None:
    """Twice in vain in the village: the town takes it over."""
    course.go("transfer", "village", SOON, course.phrase("notes", "escalated"), outcome="town")
    course.level = "town"
    course.go("assign", "town", SOON)
    course.go("accept", "town", SOON)


def _sit(course: Course, count: int, last: str, form: str) -> tuple[Session, ...]:
    """The sessions' steps; before the legal month runs out, both sides agree to more time."""
    held = sessions(course.setting, count, last, form, course.rng)
    accepted_at, extended = course.now, False
    for number, each in enumerate(held):
        if each.number > TRIED and course.level == "village" and chance(course.rng, 0.6):
            _go_up(course)
        if course.now - accepted_at > NEAR_THE_MONTH and not extended:
            course.go("extend", "mediator", SOON, course.phrase("close", "extended"))
            extended = True
        course.go("mediate", "mediator", SLOW if number else USUAL, each.summary, number=number, outcome=each.result)
        course.note(0.2)
    return held


def _form(course: Course, count: int) -> str:
    """What cannot be performed on the spot is agreed in writing."""
    if any(term.days > 1 or term.lasting for term in course.setting.scene.terms):
        return "written"
    small = max(course.setting.money.values(), default=0) <= ORAL_LIMIT
    return "oral" if count == 1 and small and chance(course.rng, course.setting.scene.oral) else "written"


def performed(course: Course) -> Ending:
    take(course)
    study(course)
    look = _look(course)
    count = course.rng.choices((1, 2, 3), (66, 26, 8))[0]
    form = _form(course, count)
    held = _sit(course, count, "agreed", form)
    signed: date = _last_session(course)
    deal = agreement(course.setting, form, signed, course.rng)
    course.agree(form)
    kept = keep(course, deal, held)
    return Ending(
        "performed", "mediation", "", look, kept.sessions, kept.agreements, kept.performance, kept.visits, kept.rating
    )


def _last_session(course: Course) -> date:
    """The day of signing; notes written after the session are taken back to before it."""
    while course.steps[-1].do != "mediate":
        course.steps.pop()
    return course.now.date()


def refused(course: Course) -> Ending:
    take(course)
    reason = course.phrase("close", "refused")
    course.go("refuse", "mediator", USUAL, reason, number=1)
    course.go("archive", "village", USUAL)
    return Ending("refused", "mediation", reason)


def terminated(course: Course) -> Ending:
    take(course)
    study(course)
    count = course.rng.choice((2, 2, 3))
    held = _sit(course, count, "failed", "written")
    reason = course.phrase("close", "failed", n=str(count))
    course.go("terminate", "mediator", SOON, reason)
    course.go("archive", "village", USUAL)
    return Ending("terminated", "mediation", reason, _look(course), held)


def withdrawn(course: Course) -> Ending:
    take(course)
    if chance(course.rng, 0.5):
        study(course)
    reason = course.phrase("close", "withdrawn")
    course.go("withdraw", "resident", USUAL, reason)
    course.go("archive", "village", USUAL)
    return Ending("withdrawn", "mediation", reason, _look(course))


def referred(course: Course) -> Ending:
    """The scene's own legal channel, or the court when the parties prefer it."""
    scene = course.setting.scene
    route = scene.route if scene.route != "mediation" else "court"
    own = say(scene.refer, course.setting.slots, course.rng) if scene.refer else ""
    reason = own + course.phrase("close", f"refer_{route}")
    course.note(0.3)
    course.go("refer", course.level, USUAL, reason, outcome=route)
    course.go("archive", "village", SLOW)
    return Ending("referred", route, reason)


STICKING = {"register", "triage", "accept", "investigate", "mediate", "agree"}


def stalled(course: Course) -> Ending:
    """It lies: the town urges, somebody comments, nothing moves."""
    whole = performed(course)
    stops = [n for n, step in enumerate(course.steps) if step.do in STICKING]
    del course.steps[course.rng.choice(stops) + 1 :]
    course.go("urge", "town", (4, 5, 7), course.phrase("notes", "urge"))
    course.note(0.6)
    return replace(whole, outcome="open")


PLANS: dict[str, Callable[[Course], Ending]] = {
    "performed": performed,
    "refused": refused,
    "terminated": terminated,
    "withdrawn": withdrawn,
    "referred": referred,
    "stalled": stalled,
}


def end(course: Course, plan: str) -> Ending:
    """Run the plan; a scene that belongs to a legal channel is never held back for mediation."""
    scene = course.setting.scene
    if scene.route != "mediation" and chance(course.rng, scene.refer_share):
        plan = "referred"
    return PLANS[plan](course)
