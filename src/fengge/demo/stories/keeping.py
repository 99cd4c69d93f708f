"""After the signature: promises kept or chased, the return visit, the closing, and the few that come back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fengge.demo.stories.course import SLOW, SOON, USUAL, Course, study, take
from fengge.demo.stories.dice import chance
from fengge.demo.stories.model import Agreement, Obligation, Performance, Rating, Session, Visit
from fengge.demo.stories.promise import performance, sentence
from fengge.demo.stories.table import redo_session

if TYPE_CHECKING:
    from datetime import date

# A return visit is due between 7 and 30 days after the last promise was kept.
VISIT_GAP = (6, 7, 8, 9, 10, 12, 14)
CHASED, COMES_BACK, RATES = 0.05, 0.05, 0.55


@dataclass
class Kept:
    """What has grown since the signature."""

    sessions: tuple[Session, ...]
    agreements: tuple[Agreement, ...]
    performance: tuple[Performance, ...] = ()
    visits: tuple[Visit, ...] = field(default=())
    rating: Rating | None = None


def keep(course: Course, deal: Agreement, held: tuple[Session, ...]) -> Kept:
    kept = Kept(held, (deal,))
    _perform(course, kept, deal)
    _visit_and_close(course, kept)
    if chance(course.rng, COMES_BACK):
        _come_back(course, kept)
    elif chance(course.rng, RATES):
        kept.rating = _rating(course, solved=True)
        day = course.now.date() + timedelta(days=course.rng.randint(0, 6))
        course.go_on("rate", "resident", day, kept.rating.words)
    course.go("archive", "village", USUAL)
    return kept


def _perform(course: Course, kept: Kept, deal: Agreement) -> None:
    """Each promise on its day; where one is chased, the visitor found it unkept first."""
    number = len(kept.agreements) - 1
    entries = sorted(performance(course.setting, deal, number, course.rng), key=lambda each: each.on)
    for place, entry in enumerate(entries):
        last = place == len(entries) - 1
        if last and deal.obligations[entry.obligation].due_on > deal.agreed_on and chance(course.rng, CHASED):
            entry = _chase(course, kept, entry, deal.obligations[entry.obligation].due_on)  # noqa: PLW2901
        course.go_on("perform", "village", entry.on, entry.note, len(kept.performance))
        kept.performance += (entry,)


def _chase(course: Course, kept: Kept, entry: Performance, due: date) -> Performance:
    course.go_on("urge", "village", due + timedelta(days=1), "约定的日子已过，请尽快履行。")
    course.go(
        "visit", "grid", SOON, course.phrase("close", "visit_bad"), number=len(kept.visits), outcome="unperformed"
    )
    kept.visits += (Visit("unperformed", course.steps[-1].words),)
    return replace(entry, on=course.now.date() + timedelta(days=course.rng.randint(2, 8)))


def _visit_and_close(course: Course, kept: Kept) -> None:
    course.note(0.15)
    words = course.phrase("close", "visit_good")
    course.go("visit", "grid", VISIT_GAP, words, number=len(kept.visits), outcome="settled")
    kept.visits += (Visit("settled", words),)
    course.go("close", "village", USUAL)


def _rating(course: Course, *, solved: bool) -> Rating:
    stars = course.rng.choices((5, 4, 3, 2), (60, 27, 10, 3))[0] if solved else course.rng.choice((1, 2))
    return Rating(stars, course.phrase("close", f"rating_{stars}"), solved)


def _come_back(course: Course, kept: Kept) -> None:
    """Not solved: the same case opens again, and most are put right by a second, short agreement in writing."""
    kept.rating = _rating(course, solved=False)
    day = course.now.date() + timedelta(days=course.rng.randint(1, 12))
    course.go_on("rate", "resident", day, kept.rating.words)
    course.add("reopen", "resident", course.now, course.phrase("close", "not_solved"))
    course.go("triage", "village", SOON)
    course.go("assign", course.level, SOON)
    take(course)
    study(course)
    kept.sessions += (redo_session(course.setting, len(kept.sessions) + 1, course.rng),)
    course.go("mediate", "mediator", SLOW, kept.sessions[-1].summary, number=len(kept.sessions) - 1, outcome="agreed")
    deal = _second_deal(course)
    kept.agreements += (deal,)
    course.agree("written", 1)
    _perform(course, kept, deal)
    _visit_and_close(course, kept)


def _second_deal(course: Course) -> Agreement:
    signed = course.now.date()
    due = signed + timedelta(days=course.rng.choice((5, 7, 10)))
    setting = course.setting
    text = sentence(setting.slots["org"], due, course.phrase("close", "redo_do"))
    promise = Obligation(1, 0, text, due, 0, course.phrase("close", "redo_proof"))
    facts = f"{setting.slots['a']}与{setting.slots['org']}因{setting.slots['thing']}达成的协议没有全部履行。"
    return Agreement("written", signed, facts, (promise,), ("此前协议的其他内容不变",))
