"""What was asked, found, said and agreed, and whether it was done, in a case's story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases import vocabulary
from fengge.cases.file.telling import details, lines, telling
from fengge.cases.vocabulary import title_in
from fengge.ui.words import yuan

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


telling("case.resumed")(details("reason"))


@telling("party.consented", "party.declined")
def _consented(record: Record, event: Event) -> str:
    consent = record.next_of("consents")
    party = record.parties.get(event.details.get("party", 0))
    manner = title_in(vocabulary.manners(), event.details.get("manner", ""))
    told = _("已告知权利义务") if event.details.get("rights_told") else _("还没有告知权利义务")
    asked = _("%(name)s（%(manner)s，%(told)s）") % {
        "name": party.name if party else "",
        "manner": manner,
        "told": told,
    }
    return lines(asked, consent.words if consent else "")


@telling("case.investigated")
def _investigated(record: Record, _event: Event) -> str:
    one = record.next_of("investigations")
    return lines(_("在%(place)s向%(who)s调查") % {"place": one.place, "who": one.asked}, one.found) if one else ""


@telling("case.mediated")
def _mediated(record: Record, event: Event) -> str:
    session = record.sessions.get(event.details.get("session", 0))
    if session is None:
        return ""
    head = _("%(place)s；到场：%(present)s；结果：%(result)s") % {
        "place": session.place, "present": session.present, "result": session.get_result_display(),
    }  # fmt: skip
    return lines(head, session.minutes)


@telling("agreement.made")
def _agreed(record: Record, event: Event) -> str:
    agreement = record.agreements.get(event.details.get("agreement", 0))
    if agreement is None:
        return ""
    owed = [one for one in record.obligations.values() if one.agreement_id == agreement.pk]
    return lines(agreement.get_form_display(), agreement.terms, *(_owed(one) for one in owed))


def _owed(obligation: Any) -> str:
    amount = f" {yuan(obligation.amount)}" if obligation.amount is not None else ""
    return _("%(who)s：%(what)s%(amount)s（%(day)s前）") % {
        "who": obligation.debtor.name, "what": obligation.what, "amount": amount, "day": date_format(obligation.due_on, _("n月j日")),
    }  # fmt: skip


@telling("obligation.performed", "obligation.broken")
def _performed(record: Record, event: Event) -> str:
    obligation = record.obligations.get(event.details.get("obligation", 0))
    performance = getattr(obligation, "performance", None)
    return lines(_owed(obligation) if obligation else "", performance.how if performance else "")


@telling("case.extended")
def _extended(_record: Record, event: Event) -> str:
    return lines(_("延长 %s 天") % event.details.get("days", ""), event.details.get("reason"))


@telling("case.paused")
def _paused(record: Record, event: Event) -> str:
    said = record.case.procedure.said
    return lines(said.get(f"why.{event.details.get('why')}"), event.details.get("reason"))
