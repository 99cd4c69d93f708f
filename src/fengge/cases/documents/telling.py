"""What was recorded about a case, line by line as its papers list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.documents.records import (
    AgreementRecord,
    Closing,
    InvestigationRecord,
    ObligationLine,
    Outcome,
    PartyLine,
    Person,
    ReturnVisit,
    SessionRecord,
)
from fengge.cases.models import Outcome as Ending
from fengge.cases.vocabulary import ethnicities, sexes, title_in
from fengge.core.clock import local

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models import Agreement, Case, Obligation, Party

HARD = {"complex", "major"}
ENDINGS = {
    Ending.RECONCILED: Outcome.RECONCILED,
    Ending.REFERRED: Outcome.ROUTED,
    Ending.REFUSED: Outcome.REFUSED,
    Ending.TERMINATED: Outcome.FAILED,
    Ending.WITHDRAWN: Outcome.WITHDRAWN,
    Ending.ANSWERED: Outcome.ANSWERED,
}


def parties(case: Case) -> tuple[PartyLine, ...]:
    told = {one.party_id: local(one.at).date() for one in case.consents.filter(rights_told=True).order_by("-id")}
    year = local(case.reported_at).year
    return tuple(_party(one, told.get(one.pk), year) for one in case.parties.all())


def _party(one: Party, told_on: date | None, year: int) -> PartyLine:
    return PartyLine(
        key=str(one.pk),
        name=one.name,
        role=one.get_role_display(),
        sex=str(title_in(sexes(), one.sex)).removesuffix("性") if one.sex else "",
        ethnicity=str(title_in(ethnicities(), one.ethnicity)) if one.ethnicity else "",
        age=year - one.birth_year if one.birth_year else None,
        occupation=one.occupation,
        phone=one.phone,
        address=one.address,
        id_number=one.id_number,
        agent=one.represented_by,
        protected=one.shielded or one.is_minor,
        told_rights_on=told_on,
    )


def mediators(case: Case) -> tuple[str, ...]:
    """Those who mediated or wrote the agreement, in order of appearance; before that, whoever holds the case."""
    by = [*case.sessions.values_list("by__person__name", flat=True)]
    by += case.agreements.values_list("by__person__name", flat=True)
    return tuple(dict.fromkeys(by)) or ((case.holder.person.name,) if case.holder else ())


def investigations(case: Case) -> tuple[InvestigationRecord, ...]:
    return tuple(
        InvestigationRecord(one.on, one.place, Person(one.asked), one.found, (one.by.person.name,), one.by.person.name)
        for one in case.investigations.select_related("by__person")
    )


def sessions(case: Case) -> tuple[SessionRecord, ...]:
    return tuple(
        SessionRecord(
            started_at=one.on,
            place=one.place,
            text=one.minutes,
            result=f"{one.get_result_display()}。",
            mediators=(one.by.person.name,),
            recorder="",
            present=(one.present,) if one.present else (),
            is_open=one.in_public,
        )
        for one in case.sessions.select_related("by__person")
    )


def agreement(case: Case, made: Agreement) -> AgreementRecord:
    owed = made.obligations.select_related("debtor", "performance")
    return AgreementRecord(
        number=made.number,
        signed_on=made.effective_on,
        facts=made.facts,
        obligations=tuple(_obligation(one) for one in owed),
        terms=made.terms,
        mediators=mediators(case),
        is_oral=made.form == made.Form.ORAL,
        is_complex=case.level in HARD,
    )


def _obligation(one: Obligation) -> ObligationLine:
    done = getattr(one, "performance", None)
    performed_on = done.on if done and done.performed else None
    return ObligationLine(one.debtor.name, one.what, "", one.amount, one.due_on, performed_on=performed_on)


def visits(case: Case) -> tuple[ReturnVisit, ...]:
    return tuple(
        ReturnVisit(
            on=one.on,
            visited=(one.party.name,),
            visitor=one.by.person.name,
            performance=one.words,
            satisfaction="满意。" if one.satisfied else "不满意。",
        )
        for one in case.visits.select_related("party", "by__person")
    )


def closing(case: Case, made: Agreement | None) -> Closing | None:
    ended = case.closures.select_related("by__person").order_by("-id").first()
    if ended is None:
        return None
    agreed = Outcome.ORAL if made and made.form == made.Form.ORAL else Outcome.WRITTEN
    outcome = ENDINGS.get(Ending(ended.outcome), agreed)
    return Closing(local(ended.at).date(), outcome, ended.summary, ended.by.person.name if ended.by else "")
