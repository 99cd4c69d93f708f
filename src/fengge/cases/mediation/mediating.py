"""Consent, inquiry, sessions: voluntary from first to last (人民调解法 arts 17, 20, 22, 23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.considering import party_of
from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.moving import move
from fengge.cases.mediation.inputs import ConsentGiven, InvestigationGiven, SessionGiven
from fengge.cases.models import Consent, Investigation, Session
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("consent", ConsentGiven)
@verb(May.CONSENT, event="party.consented")
def record_consent(case: Case, given: ConsentGiven, *, by: Actor) -> Case:
    """One party's word. When every side has agreed the case moves on; a clear refusal is recorded, and mediation stops (art. 17)."""
    party, agreed = party_of(case, given.party), given.given == "yes"
    Consent.objects.create(
        case=case,
        party=party,
        given=agreed,
        manner=given.manner,
        rights_told=given.rights_told,
        words=given.words or "",
        at=now(),
    )
    everybody = facts_of(case, by)["consent.all"]
    move(case, "consent", by=by, outcome="all" if everybody else "some")
    record(
        event="" if agreed else "party.declined",
        party=party.pk,
        manner=given.manner,
        rights_told=given.rights_told,
        all=everybody,
    )
    return case


@doing("investigate", InvestigationGiven)
@verb(May.INVESTIGATE, event="case.investigated")
def investigate(case: Case, given: InvestigationGiven, *, by: Actor) -> Case:
    """Put an inquiry on record."""
    move(case, "investigate", by=by)
    Investigation.objects.create(case=case, by_id=by.appointment_id, **given.model_dump())
    record(on=given.on)
    return case


@doing("mediate", SessionGiven)
@verb(May.MEDIATE, event="case.mediated")
def record_session(case: Case, given: SessionGiven, *, by: Actor) -> Case:
    """Put a session and its minutes on record."""
    move(case, "mediate", by=by)
    session = Session.objects.create(case=case, by_id=by.appointment_id, **given.model_dump())
    record(session=session.pk, result=given.result, on=given.on)
    return case
