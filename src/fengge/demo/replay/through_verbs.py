"""One story through the real verbs, as if each person had handed in each form at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from fengge.cases.engine.asking import hand_in
from fengge.cases.escalation.sweeping import SWEEP, sweep
from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.rating.rating import RatingGiven, rate
from fengge.core.access import VISITOR, scope, system
from fengge.core.clock import at, now
from fengge.core.inputs import bind
from fengge.core.models import Event
from fengge.demo.replay.climbing import Moved, answers
from fengge.demo.replay.script import deeds

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor
    from fengge.core.inputs import Bound
    from fengge.demo.replay.hands import Hands
    from fengge.demo.replay.telling import Deed
    from fengge.demo.stories import Story

TICKETS = UUID("6c1f3a52-5f0e-4c0a-9d3e-7fe6f1c0de05")


def ticket_of(serial: int) -> Ticket:
    """The receipt of the demo's n-th case."""
    return Ticket.new(uuid5(TICKETS, str(serial)))


def play(story: Story, serial: int, hands: Hands) -> Case:
    """Replay it. A refusal is an error: the story does not hold together with the procedure."""
    ticket = ticket_of(serial)
    first, *others = deeds(story, serial, hands)
    with at(first.at):
        case = _open(first, ticket, story, hands)
    for deed in others:
        _climb(case, deed.at, deed.at, serial, hands)
        _take(case, deed, ticket, hands)
    _climb(case, now(), None, serial, hands)
    return case


def _take(case: Case, deed: Deed, ticket: Ticket, hands: Hands) -> None:
    actor = hands.actor(deed.by) if deed.by else VISITOR.holding(ticket.digest)
    with at(deed.at), scope(actor):
        _do(case, deed, actor)


def _climb(case: Case, until: datetime, following: datetime | None, serial: int, hands: Hands) -> None:
    """As `at_once.climbing.climb`, by the sweep itself."""
    while (waking := _fresh(case).wakes_at) and waking < until:
        with at(waking):
            moved = sweep()
        event = "case.raised" if moved.raised else "case.alarmed" if moved.alarmed else ""
        told = Moved(event, waking, _was_sent_down(case))
        for deed in answers(_fresh(case), told, following, serial, hands) if event else ():
            if deed.at < until:
                _climb(case, deed.at, deed.at, serial, hands)
                _take(case, deed, ticket_of(serial), hands)


def _was_sent_down(case: Case) -> bool:
    with system(SWEEP):
        return Event.objects.filter(subject_id=case.pk, type="case.sent_down").exists()


def _fresh(case: Case) -> Case:
    with system(SWEEP):
        found: Case = Case.objects.get(pk=case.pk)
    return found


def _open(deed: Deed, ticket: Ticket, story: Story, hands: Hands) -> Case:
    given = dict(deed.given)
    how = Arrival(division=story.place.code, channel=given.pop("channel"), source=given.pop("source"))
    actor = (hands.actor(deed.by) if deed.by else VISITOR).holding(ticket.digest)
    return report(_right(bind(Report, given)).value, by=actor, ticket=ticket, how=how)


def _do(case: Case, deed: Deed, actor: Actor) -> None:
    if deed.action == "rate":
        rate(case, _right(bind(RatingGiven, deed.given)).value, by=actor)
        return
    _right(hand_in(case, deed.action, named(case, deed.given), by=actor))


def _right(bound: Bound[Any]) -> Bound[Any]:
    if not bound.ok:
        raise ValueError(f"{bound.errors} in {bound.raw}")
    return bound


def named(case: Case, given: dict[str, Any]) -> dict[str, Any]:
    """What was handed in, with the keys of parties and obligations in the place of their numbers."""
    parties = {party.order: party.pk for party in case.parties.all()}
    found = dict(given)
    if "party" in given:
        found["party"] = parties[given["party"]]
    if "obligation" in given:
        found["obligation"] = case.obligations.order_by("id")[given["obligation"]].pk
    if "obligations" in given:
        found["obligations"] = [{**one, "debtor": parties[one["debtor"]]} for one in given["obligations"]]
    return found
