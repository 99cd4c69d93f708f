"""Messages of the last weeks: sent at once, sent after the provider failed, waiting for another try, given up; and what staff chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.models import Party
from fengge.cases.notices.words import message
from fengge.core.access import Secrecy, scope
from fengge.core.clock import now
from fengge.core.events import subject_kind
from fengge.core.models import Delivery, Event
from fengge.core.notify.hours import earliest
from fengge.core.notify.sending import pauses
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Account
from fengge.orgs.reaching.choosing import ReachGiven, choose

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models import Case

BACK, MOST = timedelta(days=30), 60
STAGES = {
    "case.registered": "registered",
    "case.triaged": "triaged",
    "case.accepted": "accepted",
    "case.closed": "closed",
}
LOST, BUSY = "网关连续没有回应", "网关没有回应，稍后重试"
# Staff who chose messages beyond the desk; the numbers belong to nobody.
CHOSEN = {"village": "at_once", "town": "digest", "county-leader": "digest"}
NUMBER = "10000001234"


@dataclass(frozen=True)
class Fate:
    """What became of every so manieth message: how many tries it took, and whether it went in the end."""

    each: int
    first: int
    tries: int
    problem: str
    gave_up: bool = False

    def meets(self, number: int) -> bool:
        return number % self.each == self.first


FATES = (Fate(11, 3, 3, ""), Fate(17, 5, 6, LOST, gave_up=True))


def send_messages() -> int:
    """Gives how many messages there are, those that wait and those given up included."""
    _choose()
    made = [met for number, one in enumerate(_told()) if (met := _met(one, number))]
    waiting = [_waiting(one) for one in made[:2]]
    return len(Delivery.objects.bulk_create([*waiting, *made[2:]][::-1]))  # the log shows the last one written first


def _choose() -> None:
    """Through the verb, as each of them would on 我的账号."""
    for username, how in CHOSEN.items():
        account = Account.objects.select_related("default_appointment").filter(username=username).first()
        if account is not None and account.default_appointment is not None:
            actor = actor_for(account, account.default_appointment)
            with scope(actor):
                choose(account, ReachGiven(sms=how, sms_to=NUMBER), by=actor)


def _told() -> list[Delivery]:
    """Of what happened lately to matters whose reporter asked to be told: newest first, each as the county's rows word it."""
    asked = Party.objects.filter(agreed_to_notices=True, case__secrecy=Secrecy.OPEN, case__reported_at__gt=now() - BACK)
    parties = {
        one.case_id: one for one in asked.select_related("case").order_by("-case__reported_at", "pk") if one.phone
    }
    if not parties:
        return []
    kind = subject_kind(next(iter(parties.values())).case)
    rows = Event.objects.filter(subject_kind=kind, subject_id__in=parties, type__in=STAGES).order_by("-at", "-pk")[
        :MOST
    ]
    return [_of(parties[event.subject_id or 0], event) for event in rows]


def _of(party: Party, event: Event) -> Delivery:
    case: Case = party.case
    due = earliest("sms", event.at)
    about: dict[str, Any] = {
        "division": case.division,
        "secrecy": case.secrecy,
        "team": case.team,
        "barred": case.barred,
    }
    return Delivery(
        occasion=f"{case.number} {event.type} {event.version}", about=case.number, channel="sms", address=party.phone,
        text=message(case, event.type, STAGES[event.type]), created_at=event.at, wanted_at=due, due_at=due, **about,
    )  # fmt: skip


def _met(one: Delivery, number: int) -> Delivery | None:
    """With its fate; one that would lie ahead of now is left out."""
    fate = next((fate for fate in FATES if fate.meets(number)), Fate(1, 0, 1, ""))
    one.attempts, one.problem = fate.tries, fate.problem
    over: datetime = one.due_at + sum(pauses()[: fate.tries - 1], timedelta())
    if over > now():
        return None
    if fate.gave_up:
        one.failed_at = over
    else:
        one.sent_at, one.reference = over, f"demo-{number:04}"
    return one


def _waiting(one: Delivery) -> Delivery:
    """The provider failed twice; the third try comes in some minutes."""
    one.sent_at = one.failed_at = None
    one.reference, one.attempts, one.problem = "", 2, BUSY
    one.due_at = earliest("sms", now() + pauses()[2])
    return one
