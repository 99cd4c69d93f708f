"""What a procedure's guards may ask about a case, each a named yes or no."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.record import Record, add_columns, record_of
from fengge.cases.engine.timing import clocks_from, history_of
from fengge.cases.models import Agreement, Attachment
from fengge.cases.procedure import clock_facts, fact_of
from fengge.cases.procedure.parts.guard import RequiresDocument
from fengge.cases.procedures import declared
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from fengge.cases.engine.timing import Happened
    from fengge.cases.models import Case
    from fengge.cases.procedure import Clock
    from fengge.core.access import Actor

    Source = Callable[[Case, Actor], dict[str, bool]]
    Reading = Callable[[Mapping[str, Any], Actor], dict[str, bool]]

_sources: dict[str, Source] = {}
_readings: list[Reading] = []


def facts_about(name: str) -> Callable[[Source], Source]:
    """Make a function the source of every fact `name.…`. It is asked only where guards name one."""

    def declare(source: Source) -> Source:
        if name in _sources:
            raise ValueError(f"two sources of facts about {name!r}")
        _sources[name] = source
        return source

    return declare


def facts_in_record(**columns: str) -> Callable[[Reading], Reading]:
    """Make a function say facts from columns of its own in the one question about the record; SQL as `add_columns` takes it.

    For what guards of nearly every action ask: it costs no question more.
    """
    add_columns(**columns)

    def declare(reading: Reading) -> Reading:
        _readings.append(reading)
        return reading

    return declare


def facts_of(
    case: Case,
    by: Actor,
    *,
    history: list[Happened] | None = None,
    clocks: list[Clock] | None = None,
    record: Record | None = None,
    action: str = "",
) -> dict[str, bool]:
    """Every fact, by name: `consent.all`, `document.rights_notice`, `clock.mediation.open`, `actor.not_mediator`…

    With an `action` named, record, history and other parts of casework are asked only for what guards that action.
    `history`, `clocks` and `record`, if they are known already, are not asked for again.
    """
    asked = _names_asked(case.procedure_key, action)
    facts = {"route.mediation": _leads_to_mediation(case)}
    if not action or asked - ELSEWHERE - _sources.keys():
        record = record_of(case) if record is None else record
        facts |= _of_record(by, record)
    if not action or asked & IN_HISTORY:
        history = history_of(case) if history is None else history
        facts |= _of_history(case, history, clocks)
    if record is not None and history is not None:
        facts |= _documents(case, record, {event.type for event in history})
    return facts | {key: holds for name in asked & _sources.keys() for key, holds in _sources[name](case, by).items()}


IN_HISTORY = frozenset({"case", "clock", "document"})
ELSEWHERE = frozenset({"case", "clock", "route"})  # what no record need be asked for


@cache
def _names_asked(key: str, action: str) -> frozenset[str]:
    """What the guards of one action, or of all, ask about: the first word of each fact."""
    procedure = declared()[key]
    asking = [procedure.action(action)] if action else procedure.actions
    guards = [*procedure.guards, *(guard for one in asking for guard in one.guards)]
    return frozenset("document" if isinstance(one, RequiresDocument) else one.key.partition(".")[0] for one in guards)


def _of_record(by: Actor, record: Record) -> dict[str, bool]:
    return {
        **_consent(record),
        "agreement.exists": record.forms != [],
        "obligations.performed": record.forms != [] and all(record.performed),
        "actor.not_mediator": by.person_id not in record.mediators,
        "actor.impartial": by.person_id not in record.recused,
        "transfer.offered": any(f"o:{unit}" in by.teams for unit in record.offered),
        **{key: holds for reading in _readings for key, holds in reading(record.more, by).items()},
    }


def _of_history(case: Case, history: list[Happened], clocks: list[Clock] | None) -> dict[str, bool]:
    kinds = [event.type for event in history if event.type in ("case.paused", "case.resumed")]
    facts = clock_facts(clocks_from(case, history, now()) if clocks is None else clocks)
    return {"case.paused": kinds[-1:] == ["case.paused"], **facts}


def leads_elsewhere(case: Case) -> bool:
    """Whether triage sent it along a legal channel outside: neither mediation nor another procedure here."""
    route = pack().part(Triage).routes.get(case.route)
    return route is not None and not route.mediation and not route.procedure


def _leads_to_mediation(case: Case) -> bool:
    route = pack().part(Triage).routes.get(case.route)
    return route is not None and route.mediation


def _consent(record: Record) -> dict[str, bool]:
    sides = record.sides
    return {
        "consent.all": len(sides) > 1 and all(record.consents.get(str(pk)) for pk in sides),
        "consent.refused": False in record.consents.values(),
    }


def _documents(case: Case, record: Record, happened: Collection[str]) -> dict[str, bool]:
    """Which pieces of the dossier are there: a piece made from the record is there once its record is.

    Where no record of its own tells, a piece is there once it was attached or the step that draws it up was taken.
    """
    drawn = {key for action in case.procedure.actions if action.event in happened for key in action.documents}
    there = {
        **{one.key: one.key in drawn or one.key in record.papers for one in case.procedure.documents},
        "application": case.source == "applied",
        "acceptance_register": case.stage not in ("reported", "registered", "triaged"),
        "rights_notice": record.sides != [] and set(record.told) >= set(record.sides),
        "identity_proof": Attachment.Kind.IDENTITY in record.kinds or record.identified,
        "authorization": Attachment.Kind.AUTHORITY in record.kinds,
        "evidence": Attachment.Kind.EVIDENCE in record.kinds,
        "investigation_record": record.investigated,
        "mediation_record": record.mediated,
        "mediation_agreement": Agreement.Form.WRITTEN in record.forms,
        "oral_agreement_record": Agreement.Form.ORAL in record.forms,
        "performance_proof": Attachment.Kind.RECEIPT in record.kinds,
        "return_visit_record": record.visited,
        "cover": True,
        "back_cover": True,
    }
    return {fact_of(key): is_there for key, is_there in there.items()}
