"""How disputes end: kept agreement, refusal, failure, withdrawal, a legal channel; and some come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from fengge.demo.stories.course import QUICK, SLOW, USUAL, Course, study, take
from fengge.demo.stories.grammar import say
from fengge.demo.stories.model import Agreement, Performance, Rating, Session, Visit
from fengge.demo.stories.promise import agreement, performance
from fengge.demo.stories.table import sessions

ORAL_LIMIT = 2000


@dataclass(frozen=True)
class Ending:
    """What the course brought forth."""

    outcome: str
    route: str = "mediation"
    reason: str = ""
    investigation: str = ""
    sessions: tuple[Session, ...] = ()
    agreement: Agreement | None = None
    performance: tuple[Performance, ...] = ()
    visit: Visit | None = None
    rating: Rating | None = None


def _look(course: Course) -> str:
    return say(course.setting.scene.look, course.setting.slots, course.rng)


def _sit(course: Course, count: int, last: str, form: str) -> tuple[Session, ...]:
    """The sessions' steps; a matter that fails twice in the village goes up to the town."""
    held = sessions(course.setting, count, last, form, course.rng)
    for each in held:
        if each.number == 3 and course.rng.random() < 0.6:
            course.go("escalated", "village", QUICK, course.phrase("notes", "escalated"))
        if each.number > 1 and course.rng.random() < 0.15:
            course.go("extended", "mediator", QUICK, course.phrase("close", "extended"))
        course.go("session", "mediator", USUAL if each.number == 1 else SLOW, each.summary, each.number)
        course.note(0.2)
    return held


def _rating(course: Course, solved: bool) -> Rating:
    stars = course.rng.choices((5, 4, 3, 2), (60, 27, 10, 3))[0] if solved else course.rng.choice((1, 2))
    return Rating(stars, course.phrase("close", f"rating_{stars}"), solved)


def performed(course: Course, level: str, rng: Random) -> Ending:
    take(course, level)
    study(course)
    look = _look(course)
    count = rng.choices((1, 2, 3), (62, 28, 10))[0]
    small = max(course.setting.money.values(), default=0) <= ORAL_LIMIT
    form = "oral" if count == 1 and small and rng.random() < course.setting.scene.oral else "written"
    held = _sit(course, count, "agreed", form)
    signed = course.now.date()
    deal = agreement(course.setting, form, signed, rng)
    course.steps.append(replace(course.steps[-1], do="agreed", words="", number=0, at=course.now + timedelta(minutes=20)))
    kept = performance(course.setting, deal, rng)
    for each in sorted(kept, key=lambda one: one.on):
        course.go_on("performed", "village", each.on, each.note, each.obligation)
    whole = Ending("performed", "mediation", "", look, held, deal, kept)
    return _after(course, whole)


def _after(course: Course, whole: Ending) -> Ending:
    good = course.rng.random() < 0.95
    visit = Visit(course.phrase("close", "visit_good" if good else "visit_bad"), good)
    course.note(0.15)
    course.go("visited", "grid", (4, 5, 6, 7, 8, 9, 10, 12), visit.words)
    if not good:
        course.go("reworked", "mediator", SLOW, course.phrase("close", "redo"))
    course.go("closed", "village", USUAL)
    rating = None
    back = course.rng.random()
    if back < 0.04:
        rating = _rating(course, solved=False)
        _come_back(course, rating)
    elif back < 0.6:
        rating = _rating(course, solved=True)
        course.go_on("rated", "resident", course.now.date() + timedelta(days=course.rng.randint(0, 6)), rating.words)
    if course.steps[-1].do != "reopened":
        course.go("archived", "village", USUAL)
    return replace(whole, visit=visit, rating=rating)


def _come_back(course: Course, rating: Rating) -> None:
    """Not solved: the same case opens again; half of them are put right soon, the others take long."""
    day = course.now.date() + timedelta(days=course.rng.randint(1, 12))
    course.go_on("rated", "resident", day, rating.words, rating.stars)
    course.go("reopened", "resident", (0,), course.phrase("close", "not_solved"))
    if course.rng.random() < 0.5:
        course.go("reworked", "mediator", SLOW, course.phrase("close", "redo"))
        course.go("closed", "village", USUAL)


def refused(course: Course, level: str, rng: Random) -> Ending:
    take(course, level)
    reason = course.phrase("close", "refused")
    course.go("refused", "mediator", USUAL, reason)
    course.go("archived", "village", USUAL)
    return Ending("refused", "mediation", reason)


def failed(course: Course, level: str, rng: Random) -> Ending:
    take(course, level)
    study(course)
    count = rng.choice((2, 2, 3))
    held = _sit(course, count, "failed", "written")
    reason = course.phrase("close", "failed", n=str(count))
    course.go("failed", "mediator", QUICK, reason)
    course.go("archived", "village", USUAL)
    return Ending("failed", "mediation", reason, _look(course), held)


def withdrawn(course: Course, level: str, rng: Random) -> Ending:
    take(course, level)
    if rng.random() < 0.5:
        study(course)
    reason = course.phrase("close", "withdrawn")
    course.go("withdrawn", "resident", USUAL, reason)
    course.go("archived", "village", USUAL)
    return Ending("withdrawn", "mediation", reason, _look(course))


def referred(course: Course, level: str, rng: Random) -> Ending:
    """The scene's own legal channel, or the court when the parties prefer it."""
    scene = course.setting.scene
    route = scene.route if scene.route != "mediation" else "court"
    own = say(scene.refer, course.setting.slots, rng) if scene.refer else ""
    reason = own + course.phrase("close", f"refer_{route}")
    course.note(0.3)
    course.go("referred", level, USUAL, reason)
    return Ending("referred", route, reason)


def stalled(course: Course, level: str, rng: Random) -> Ending:
    """It lies: the town urges, somebody comments, nothing moves."""
    whole = performed(course, level, rng)
    stops = [n for n, step in enumerate(course.steps) if step.do in {"registered", "triaged", "accepted", "investigated", "session", "agreed"}]
    del course.steps[rng.choice(stops) + 1 :]
    course.go("urged", "town", (4, 5, 7), course.phrase("notes", "urge"))
    course.note(0.6)
    return whole


PLANS: dict[str, Callable[[Course, str, Random], Ending]] = {
    "performed": performed, "refused": refused, "failed": failed, "withdrawn": withdrawn,
    "referred": referred, "stalled": stalled,
}  # fmt: skip


def end(course: Course, plan: str, level: str, rng: Random) -> Ending:
    """Run the plan; a scene that belongs to a legal channel is never held back for mediation."""
    scene = course.setting.scene
    if scene.route != "mediation" and rng.random() < scene.refer_share:
        plan = "referred"
    return PLANS[plan](course, level, rng)
