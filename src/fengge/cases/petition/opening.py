"""A petition comes in: at the window in one save, or from triage, where the register is filled in afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from fengge.cases.accusing.accusing import accuse
from fengge.cases.accusing.inputs import AccuseGiven
from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import bigrams
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.asking import at_the_counter
from fengge.cases.opening.inputs import Entry
from fengge.cases.opening.openings import opens
from fengge.cases.opening.reporting import report
from fengge.cases.permissions import May
from fengge.cases.petition.entries import CiteGiven, PetitionEntry, PetitionGiven, RepresentGiven
from fengge.cases.petition.registering import check_number, keep_petition, petition_of
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor


def _at_the_window() -> dict[str, Any]:
    return {**at_the_counter(), "petitioners": 1}


@opens("petition", PetitionEntry, start=_at_the_window)
@transaction.atomic
def enter(given: PetitionEntry, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """Reported, sealed from whom it accuses, and registered, at one time. The same `client_id` again gives the same case."""
    check_number(given.petitioners, given.representatives)
    said = given.model_dump(include=set(Entry.model_fields))
    case: Case = report(
        Entry.model_construct(**said | {"photos": given.photos, "position": given.position}),
        by=by, ticket=ticket, client_id=client_id,
        how=Arrival(
            division=given.division, channel=given.channel, source=given.channel, procedure="petition", rung="county"
        ),
    )  # fmt: skip
    if case.stage == case.procedure.openings()[0].leads_to(""):
        written = PetitionGiven.model_construct(**{name: getattr(given, name) for name in PetitionGiven.model_fields})
        register(case, written, by=by)
        if given.accused:
            accuse(case, AccuseGiven.model_construct(accused=given.accused), by=by)
    return case


def _known(case: Case) -> dict[str, Any]:
    """What is known already is never asked again."""
    known = petition_of(case)
    return {
        "title": case.title, "kind": case.kind, "reference": known.reference, "petitioners": known.petitioners,
        "representatives": [{"name": one.party.name, "phone": one.party.phone} for one in case.representatives.select_related("party")],
    }  # fmt: skip


@doing("register", PetitionGiven, procedure="petition", start=_known)
@verb(May.OPEN, event="case.registered")
def register(case: Case, given: PetitionGiven, *, by: Actor) -> Case:
    """Enter what it is about and who brought it."""
    move(case, "register", by=by)
    case.title, case.kind, case.level = given.title, given.kind or "", case.level or "major"
    case.words = bigrams(case.title, case.facts, case.place_words)
    keep_petition(case, petitioners=given.petitioners, representatives=given.representatives, reference=given.reference)
    record(kind=case.kind, source=case.source, parties=case.parties.count())
    record(petitioners=given.petitioners, representatives=len(given.representatives), urgent=given.urgent)
    return case


@doing("represent", RepresentGiven, procedure="petition", start=_known)
@verb(May.OPEN, event="petition.represented")
def represent(case: Case, given: RepresentGiven, *, by: Actor) -> Case:
    """Who speaks for all of them."""
    move(case, "represent", by=by)
    keep_petition(case, petitioners=given.petitioners, representatives=given.representatives)
    record(petitioners=given.petitioners, representatives=len(given.representatives))
    return case


@doing("cite", CiteGiven, procedure="petition")
@verb(May.OPEN, event="petition.cited")
def cite(case: Case, given: CiteGiven, *, by: Actor) -> Case:
    """Keep the number under which the statutory record is found. Nothing of that record is kept here (art. 21)."""
    move(case, "cite", by=by)
    row = petition_of(case)
    row.reference = given.reference
    row.save(update_fields=["reference"])
    record(reference=given.reference)
    return case
