"""What the verbs between acceptance and agreement do, in memory."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.timing import clocks_from
from fengge.cases.models import Agreement, Consent, Extension, Investigation, Obligation, Outcome, Session
from fengge.cases.procedure import current
from fengge.cases.prolonging.prolonging import lengthened
from fengge.core.clock import now
from fengge.demo.replay.at_once.life import Life, effect
from fengge.demo.replay.at_once.receiving import settle

if TYPE_CHECKING:
    from fengge.core.access import Actor

CENTS = Decimal("0.01")


@effect("consent")
def consent(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    party, agreed = life.parties[given["party"] - 1], given["given"] == "yes"
    said = {"manner": given["manner"], "rights_told": given["rights_told"]}
    life.new(Consent, party_id=party.pk, given=agreed, words=given["words"], at=now(), **said)
    life.consents[party.pk] = agreed
    everybody = all(life.consents.get(one.pk) for one in life.parties)
    life.move("consent", "all" if everybody else "some")
    return {"event": "" if agreed else "party.declined", "party": party.pk, **said, "all": everybody}


@effect("investigate")
def investigate(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("investigate")
    life.new(Investigation, by_id=by.appointment_id, **given)
    return {"on": given["on"]}


@effect("mediate")
def mediate(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("mediate")
    session = life.new(Session, by_id=by.appointment_id, in_public=False, **given)
    return {"session": session.pk, "result": given["result"], "on": given["on"]}


@effect("extend")
def extend(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    clock, days = current(clocks_from(life.case, life.told, now()))["mediation"], int(given["days"])
    life.new(
        Extension, deadline=clock.key, days=days, approved=True, until=lengthened(clock, days), reason=given["reason"],
        consented=[party.pk for party in life.parties], by_id=by.appointment_id, at=now(),
    )  # fmt: skip
    return {"deadline": clock.key, "days": days, "reason": given["reason"]}


@effect("agree")
def agree(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("agree", given["form"])
    owed, effective = given["obligations"], given["effective_on"]
    number = f"{life.case.number}-{life.count(Agreement) + 1}"
    told = {name: given[name] for name in ("form", "facts", "terms", "effective_on")}
    agreement = life.new(Agreement, by_id=by.appointment_id, number=number, **told)
    for one in owed:
        debtor = life.parties[one["debtor"] - 1]
        amount = Decimal(one["amount"]).quantize(CENTS) if one["amount"] else None
        row = life.new(
            Obligation, agreement_id=agreement.pk, debtor_id=debtor.pk, what=one["what"], amount=amount,
            due_on=one["due_on"],
        )  # fmt: skip
        life.obligations.append(row)
    about = {"agreement": agreement.pk, "form": given["form"], "effective_on": effective}
    ends = {"perform_by": min(one["due_on"] for one in owed)} if owed else {"performed_on": effective}
    return {"obligations": len(owed), "performed": not owed, **about, **ends}


@effect("refuse")
def refuse(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    return _end(life, "refuse", Outcome.REFUSED, given, by)


@effect("terminate")
def terminate(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    return _end(life, "terminate", Outcome.TERMINATED, given, by)


@effect("withdraw")
def withdraw(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    return _end(life, "withdraw", Outcome.WITHDRAWN, given, by)


def _end(life: Life, action: str, outcome: str, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move(action)
    return settle(life, outcome, given["reason"], by)
