"""A case is always in somebody's hands, or openly in nobody's: taking, giving, handing over, stepping back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import acting_as, put_into_hands, rung_of, signature, token
from fengge.cases.engine.moving import move
from fengge.cases.holding.colleagues import may_work, open_to
from fengge.cases.holding.inputs import AcceptGiven, AnswerGiven, AssignGiven, ReasonGiven, RecuseGiven, TransferGiven
from fengge.cases.models import Recusal, Transfer
from fengge.cases.models.accused import accuses_place
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("accept", AcceptGiven)
@verb(May.ACCEPT, event="case.accepted")
def accept(case: Case, given: AcceptGiven, *, by: Actor) -> Case:
    """Take the case on. Whoever accepts a case nobody holds becomes its holder."""
    move(case, "accept", by=by)
    if case.holder_id is None:
        put_into_hands(case, acting_as(by), reason=given.words or "")
    record(words=given.words or "", rung=case.rung)
    return case


@doing("assign", AssignGiven)
@verb(May.ASSIGN, event="case.assigned")
def assign(case: Case, given: AssignGiven, *, by: Actor) -> Case:
    """Give the case to a colleague. Somebody recused from it cannot be given it."""
    move(case, "assign", by=by)
    holder = Appointment.objects.select_related("person", "division").get(pk=given.to)
    may_work(case, holder, "to")
    put_into_hands(case, holder, reason=given.words or "")
    record(to=signature(holder), words=given.words or "", rung=case.rung)
    return case


@doing("return", ReasonGiven)
@verb(May.RETURN, event="case.returned")
def send_back(case: Case, given: ReasonGiven, *, by: Actor) -> Case:
    """Send the case back where it came from, with the reason. Counted against the sender; the earlier place has it again,
    unless those who lead it are accused: what they cannot see would be in nobody's hands.
    """
    move(case, "return", by=by)
    before = case.holdings.exclude(until=None).order_by("-since")
    came_from = next((one for one in before if not accuses_place(case, one.division)), None)
    rung, division = (came_from.rung, came_from.division) if came_from else _where_it_began(case)
    case.rung, case.division = rung, division
    put_into_hands(case, None, reason=given.reason)
    record(reason=given.reason, rung=rung)
    return case


def _where_it_began(case: Case) -> tuple[str, str]:
    return case.rung, case.division if accuses_place(case, case.origin_division) else case.origin_division


@doing("transfer", TransferGiven)
@verb(May.TRANSFER, event="case.transfer_offered")
def transfer(case: Case, given: TransferGiven, *, by: Actor) -> Case:
    """Offer the case to another unit. Until it answers, first contact keeps the duty and the clock runs on."""
    move(case, "transfer", by=by)
    unit = Organisation.objects.get(pk=given.to_unit)
    if unit.pk == case.unit_id:
        raise Refused(_("本案已在这个单位。"), field="to_unit")
    open_to(case, unit, "to_unit")
    if case.transfers.filter(answered_at=None).exists():
        raise Refused(_("已有一次移交在等对方答复。"), field="to_unit")
    Transfer.objects.create(
        case=case, from_appointment_id=case.holder_id, from_division=case.division, to_unit=unit, to_division=unit.division_id,
        to_rung=rung_of(unit.division_id), reason=given.reason, offered_at=now(),
    )  # fmt: skip
    case.let_see(token(unit))
    record(to=unit.name, reason=given.reason)
    return case


@doing("answer_transfer", AnswerGiven)
@verb(May.ACCEPT, event="case.transferred")
def answer_transfer(case: Case, given: AnswerGiven, *, by: Actor) -> Case:
    """Take the offered case, or return it with a reason; the sender keeps it then, and it is counted."""
    move(case, "answer_transfer", by=by, outcome="taken" if given.accepted == "yes" else "returned")
    offer = case.transfers.get(answered_at=None)
    offer.answered_at, offer.accepted, offer.answer = now(), given.accepted == "yes", given.reason or ""
    offer.save()
    if offer.accepted:
        case.rung, case.division = offer.to_rung, offer.to_division
        case.origin_division = nearer(case.origin_division, case.division)
        put_into_hands(case, acting_as(by), reason=offer.reason)
        record(unit=offer.to_unit.name, rung=case.rung)
    else:
        record(event="case.transfer_returned", reason=given.reason, unit=offer.to_unit.name)
    return case


def nearer(origin: str, place: str) -> str:
    """Where it happened, told more closely by where it was taken: reported to a town, taken by one of its villages.

    Whoever saw it by the wider place sees it by the nearer one, and the village keeps sight of it when it goes up again.
    """
    return place if place.startswith(origin) else origin


@doing("recuse", RecuseGiven)
@verb(May.RECUSE, event="case.recused")
def recuse(case: Case, given: RecuseGiven, *, by: Actor) -> Case:
    """Somebody with an interest steps back; if they held the case it is in nobody's hands at once."""
    move(case, "recuse", by=by)
    away = Appointment.objects.select_related("person", "division").get(pk=given.who)
    Recusal.objects.get_or_create(case=case, person=away.person, defaults={"reason": given.reason, "at": now()})
    held = case.holder_id == away.pk
    if held:
        put_into_hands(case, None, reason=given.reason)
    record(who=signature(away), reason=given.reason, nobody=held)
    return case
