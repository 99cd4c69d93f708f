"""What a procedure's guards may ask about a case, each a named yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.timing import clocks_from, history_of
from fengge.cases.models import Agreement, Attachment, Obligation, Recusal
from fengge.cases.procedure import clock_facts, fact_of
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from fengge.cases.engine.timing import Happened
    from fengge.cases.models import Case
    from fengge.cases.procedure import Clock
    from fengge.core.access import Actor


def facts_of(
    case: Case, by: Actor, *, history: list[Happened] | None = None, clocks: list[Clock] | None = None
) -> dict[str, bool]:
    """Every fact, by name: `consent.all`, `document.rights_notice`, `clock.mediation.open`, `actor.not_mediator`…

    `history` and `clocks`, if they are known already, are not asked for again.
    """
    history = history_of(case) if history is None else history
    return {
        **_consent(case),
        **documents_of(case),
        **_performance(case),
        **_actor(case, by),
        **_standing(case, by, history),
        **clock_facts(clocks_from(case, history, now()) if clocks is None else clocks),
    }


def consents(case: Case) -> dict[int, bool]:
    """Each party's newest word on being mediated, by party."""
    return dict(case.consents.order_by("id").values_list("party_id", "given"))


def _sides(case: Case) -> list[int]:
    return [party.pk for party in case.parties.all() if party.role != "third"]


def _consent(case: Case) -> dict[str, bool]:
    words, sides = consents(case), _sides(case)
    return {
        "consent.all": len(sides) > 1 and all(words.get(pk) for pk in sides),
        "consent.refused": False in words.values(),
    }


def documents_of(case: Case) -> dict[str, bool]:
    """Which pieces of the dossier are there: a piece made from the record is there once its record is."""
    kinds = set(case.attachments.values_list("kind", flat=True))
    told = set(case.consents.filter(rights_told=True).values_list("party_id", flat=True))
    forms = set(case.agreements.values_list("form", flat=True))
    sides = _sides(case)
    there = {
        "application": case.source == "applied",
        "acceptance_register": case.stage not in ("reported", "registered"),
        "rights_notice": bool(sides) and told >= set(sides),
        "identity_proof": Attachment.Kind.IDENTITY in kinds or all(party.id_number for party in case.parties.all()),
        "authorization": Attachment.Kind.AUTHORITY in kinds,
        "evidence": Attachment.Kind.EVIDENCE in kinds,
        "investigation_record": case.investigations.exists(),
        "mediation_record": case.sessions.exists(),
        "mediation_agreement": Agreement.Form.WRITTEN in forms,
        "oral_agreement_record": Agreement.Form.ORAL in forms,
        "performance_proof": Attachment.Kind.RECEIPT in kinds,
        "return_visit_record": case.visits.exists(),
        "cover": True,
        "back_cover": True,
    }
    return {fact_of(key): is_there for key, is_there in there.items()}


def _performance(case: Case) -> dict[str, bool]:
    current = case.agreements.order_by("-id").first()
    owed = Obligation.objects.filter(agreement=current) if current else Obligation.objects.none()
    done = list(owed.values_list("performance__performed", flat=True))
    return {"agreement.exists": current is not None, "obligations.performed": current is not None and all(done)}


def _actor(case: Case, by: Actor) -> dict[str, bool]:
    mediators = {
        *case.sessions.values_list("by__person_id", flat=True),
        *case.agreements.values_list("by__person_id", flat=True),
    }
    recused = by.person_id is not None and Recusal.objects.filter(case=case, person_id=by.person_id).exists()
    return {"actor.not_mediator": by.person_id not in mediators, "actor.impartial": not recused}


def _standing(case: Case, by: Actor, history: list[Happened]) -> dict[str, bool]:
    kinds = [event.type for event in history if event.type in ("case.paused", "case.resumed")]
    route = pack().part(Triage).routes.get(case.route)
    offered = {f"o:{unit}" for unit in case.transfers.filter(answered_at=None).values_list("to_unit_id", flat=True)}
    return {
        "case.paused": kinds[-1:] == ["case.paused"],
        "route.mediation": route is not None and route.mediation,
        "transfer.offered": bool(offered & set(by.teams)),
    }
