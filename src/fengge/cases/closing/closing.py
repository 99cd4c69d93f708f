"""Ending a case: closed with a result, refused, terminated, referred to its legal channel, withdrawn; archived; taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.closing.inputs import ArchiveGiven, CloseGiven, EndGiven, ReferGiven, ReopenGiven
from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import leads_elsewhere
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle
from fengge.cases.models import Outcome, Referral
from fengge.cases.models.accused import address_nobody_accused
from fengge.cases.permissions import May
from fengge.cases.triage.leads import lead_title
from fengge.cases.triage.suggesting import lead_along
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("close", CloseGiven)
@verb(May.CLOSE, event="case.closed")
def close(case: Case, given: CloseGiven, *, by: Actor) -> Case:
    """Close with a result; refused with the list of what the dossier still lacks."""
    move(case, "close", by=by)
    settle(case, Outcome.PERFORMED, given.summary, by)
    return case


@doing("refuse", EndGiven)
@verb(May.REFUSE, event="case.refused")
def refuse(case: Case, given: EndGiven, *, by: Actor) -> Case:
    """Decline mediation because a side does not want it, and tell of other ways (art. 17, 26)."""
    move(case, "refuse", by=by)
    settle(case, Outcome.REFUSED, given.reason, by)
    return case


@doing("terminate", EndGiven)
@verb(May.TERMINATE, event="case.terminated")
def terminate(case: Case, given: EndGiven, *, by: Actor) -> Case:
    """End a mediation that does not succeed, and tell of other ways (art. 26)."""
    move(case, "terminate", by=by)
    settle(case, Outcome.TERMINATED, given.reason, by)
    return case


@doing("withdraw", EndGiven)
@verb(May.CLOSE, event="case.withdrawn")
def withdraw(case: Case, given: EndGiven, *, by: Actor) -> Case:
    """The person who asked no longer wants it pursued."""
    move(case, "withdraw", by=by)
    settle(case, Outcome.WITHDRAWN, given.reason, by)
    return case


def _where_triage_led(case: Case) -> dict[str, Any]:
    """What triage settled is not asked again: the channel, who leads there, what the person is told, and by which line."""
    if not leads_elsewhere(case):
        return {}
    table = pack().part(Triage)
    last = case.triages.order_by("-id").first()
    spoke = [table.rules[key] for key in last.rules if key in table.rules] if last else []
    reasons = [f"{rule.reason}（{rule.basis}）" for rule in spoke if rule.route == case.route and rule.basis]
    lead = lead_along(case.route)
    return {
        "channel": case.route, "receiver": lead_title(lead) if lead else "",
        "reason": "；".join(reasons)[:300], "told": table.routes[case.route].tell,
    }  # fmt: skip


@doing("refer", ReferGiven, start=_where_triage_led)
@verb(May.REFER, event="case.referred")
def refer(case: Case, given: ReferGiven, *, by: Actor) -> Case:
    """Lead the matter into its legal channel and tell the person where, by when and to whom."""
    address_nobody_accused(case, given.receiver, "receiver")
    move(case, "refer", by=by, outcome=None, **_waits_for_nothing(given.channel))
    Referral.objects.create(case=case, at=now(), **given.model_dump())
    settle(case, Outcome.REFERRED, given.told, by)
    record(channel=given.channel, receiver=given.receiver)
    return case


def _waits_for_nothing(channel: str) -> dict[str, bool]:
    """What the police must have at once is not held back for a safety plan (ADR 64)."""
    route = pack().part(Triage).routes.get(channel)
    return {"risk__safe": True, "risk__clear": True} if route and route.at_once else {}


def _next_dossier(case: Case) -> dict[str, Any]:
    return {"dossier_number": case.number}


@doing("archive", ArchiveGiven, start=_next_dossier)
@verb(May.ARCHIVE, event="case.archived")
def archive(case: Case, given: ArchiveGiven, *, by: Actor) -> Case:
    """Put the finished dossier on the shelf under its number."""
    move(case, "archive", by=by)
    case.closures.filter(pk=case.closures.order_by("-id").values("pk")[:1]).update(
        archived_at=now(), dossier_number=given.dossier_number
    )
    record(dossier_number=given.dossier_number)
    return case


@doing("reopen", ReopenGiven)
@verb(May.REOPEN, event="case.reopened")
def reopen(case: Case, given: ReopenGiven, *, by: Actor) -> Case:
    """Take an ended case up again; its clocks start anew."""
    move(case, "reopen", by=by)
    case.settled_at = None
    record(reason=given.reason)
    return case
