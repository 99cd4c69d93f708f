"""The agreement, its obligations, their performance, more time, and the return visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.engine.considering import party_of
from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.timing import clocks_of
from fengge.cases.mediation.inputs import (
    AgreementGiven,
    ExtensionGiven,
    PerformanceGiven,
    VisitGiven,
)
from fengge.cases.models import Agreement, Extension, Obligation, Performance, ReturnVisit
from fengge.cases.permissions import May
from fengge.cases.procedure import current
from fengge.cases.prolonging.prolonging import lengthened
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models import Case
    from fengge.cases.procedure import Clock
    from fengge.core.access import Actor

SETTLED = "settled"


@doing("agree", AgreementGiven)
@verb(May.AGREE, event="agreement.made")
def agree(case: Case, given: AgreementGiven, *, by: Actor) -> Case:
    """Put the agreement on record with each dated obligation; with none it counts as performed on the spot."""
    if any(one.due_on < given.effective_on for one in given.obligations):
        raise Refused(_("履行期限不能早于协议生效日期。"), field="obligations")
    later = any(one.due_on > given.effective_on for one in given.obligations)
    move(case, "agree", by=by, outcome=given.form, agreement__may_be_oral=not later)
    agreement = Agreement.objects.create(
        case=case,
        by_id=by.appointment_id,
        number=f"{case.number}-{case.agreements.count() + 1}",
        **given.model_dump(exclude={"obligations"}),
    )
    for one in given.obligations:
        party = party_of(case, one.debtor)
        Obligation.objects.create(
            case=case, agreement=agreement, debtor=party, what=one.what, amount=one.amount, due_on=one.due_on
        )
    about = {"agreement": agreement.pk, "form": given.form, "effective_on": given.effective_on}
    owed = [one.due_on for one in given.obligations]
    ends: dict[str, Any] = {"perform_by": min(owed)} if owed else {"performed_on": given.effective_on}
    record(obligations=len(owed), performed=not owed, **about, **ends)
    return case


@doing("perform", PerformanceGiven)
@verb(May.PERFORM, event="obligation.performed")
def record_performance(case: Case, given: PerformanceGiven, *, by: Actor) -> Case:
    """What became of one obligation; one that was broken may still be performed. When all are told the case moves on."""
    obligation = case.obligations.select_related("agreement").get(pk=given.obligation)
    performed = given.performed == "yes"
    if given.on < obligation.agreement.effective_on:
        raise Refused(_("日期早于协议生效日期。"), field="on")
    told = {"performed": performed, "on": given.on, "how": given.how, "by_id": by.appointment_id}
    Performance.objects.update_or_create(obligation=obligation, defaults={"case": case, **told})
    move(case, "perform", by=by)
    record(event="" if performed else "obligation.broken", obligation=obligation.pk, on=given.on)
    record(**_what_is_left(obligation.agreement))
    return case


def _what_is_left(agreement: Agreement) -> dict[str, Any]:
    """The next day something is owed; or that nothing is, and the day the last of it was done."""
    owed = agreement.obligations.exclude(performance__performed=True).order_by("due_on").first()
    if owed:
        return {"last": False, "perform_by": owed.due_on}
    done = agreement.obligations.aggregate(on=Max("performance__on"))
    return {"last": True, "performed_on": done["on"]}


@doing("extend", ExtensionGiven)
@verb(May.EXTEND, event="case.extended")
def extend(case: Case, given: ExtensionGiven, *, by: Actor) -> Case:
    """Move the mediation limit because every party wants to go on."""
    move(case, "extend", by=by, consent__extension=given.all_agree)
    consented = list(case.parties.values_list("pk", flat=True))
    clock, days = current(clocks_of(case, now()))["mediation"], int(given.days)
    Extension.objects.create(
        case=case,
        deadline=clock.key,
        days=days,
        approved=True,
        until=lengthened(clock, days),
        reason=given.reason,
        consented=consented,
        by_id=by.appointment_id,
        at=now(),
    )
    record(deadline=clock.key, days=days, reason=given.reason)
    return case


@doing("visit", VisitGiven)
@verb(May.VISIT, event="case.visited")
def visit(case: Case, given: VisitGiven, *, by: Actor) -> Case:
    """Put a return visit on record; it is made by somebody other than the mediator."""
    if given.outcome == SETTLED and (clock := current(clocks_of(case, now())).get("return_visit")):
        _is_ripe(clock, given.on)
    move(case, "visit", by=by, outcome=given.outcome)
    party, satisfied = party_of(case, given.party), given.satisfied == "yes"
    found = given.model_dump(exclude={"party", "satisfied"})
    ReturnVisit.objects.create(case=case, party=party, satisfied=satisfied, by_id=by.appointment_id, **found)
    record(outcome=given.outcome, satisfied=satisfied, on=given.on)
    return case


def _is_ripe(clock: Clock, on: date) -> None:
    """A visit made before the seven days are over does not count, however late it is written down."""
    if clock.opens_at and on < clock.opens_at.date():
        raise Refused(_("履行完毕满七天后的回访才算，最早 %s。") % date_format(clock.opens_at, _("n月j日")), field="on")
