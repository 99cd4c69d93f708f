"""Triage: the rule table suggests, a person confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.becoming import become
from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import Triage
from fengge.cases.permissions import May
from fengge.cases.rules.live import number_now, triage_now
from fengge.cases.rules.reading import in_words, read
from fengge.cases.triage.inputs import TriageGiven
from fengge.cases.triage.suggesting import lead_along, suggest, told
from fengge.cases.vocabulary import levels
from fengge.core.access import Secrecy
from fengge.core.clock import now
from fengge.core.inputs import Choice, Input, Line, field
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage as Rules
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Organisation
from fengge.orgs.models.organisation import organisation_key

if TYPE_CHECKING:
    from django.http import QueryDict

    from fengge.cases.models import Case
    from fengge.cases.rules.reading import Heard
    from fengge.core.access import Actor
    from fengge.core.inputs import Bound


def _start(case: Case) -> dict[str, Any]:
    """What the person said is looked through first, so that words of violence never begin as a quarrel to be mediated."""
    return _as_suggested(case.kind, list(_heard(case).signals))


def _heard(case: Case) -> Heard:
    return read(case.facts, triage_now())


def _as_suggested(kind: str, signals: list[str]) -> dict[str, Any]:
    suggestion = suggest(kind, signals)
    decided = {"level": suggestion.level, "rung": suggestion.rung, "route": suggestion.route}
    return {"kind": kind, "signals": signals, **decided}


def _refilled(case: Case, posted: QueryDict) -> dict[str, Any]:
    """The form as the table would fill it for what is ticked so far."""
    filled = _as_suggested(posted.get("kind") or case.kind, posted.getlist("signals"))
    return filled | {"reason": posted.get("reason", "")}


def _with_suggestion(case: Case, bound: Bound[TriageGiven]) -> dict[str, Any]:
    held = bound.raw if bound.is_bound else bound.initial
    suggestion = suggest(str(held.get("kind") or ""), held.get("signals") or ())
    return {"suggestion": told(suggestion), "heard": in_words(_heard(case))}


@doing("triage", TriageGiven, start=_start, form="cases/triage/_form.html", refill=_refilled, shows=_with_suggestion)
@verb(May.TRIAGE, event="case.triaged")
def triage(case: Case, given: TriageGiven, *, by: Actor) -> Case:
    """Settle level, kind and route. Whoever departs from the table says why; the table is never silently overruled."""
    suggestion = suggest(given.kind, given.signals)
    decided = {"level": given.level, "rung": given.rung, "route": given.route}
    suggested = {"level": suggestion.level, "rung": suggestion.rung, "route": suggestion.route}
    if decided != suggested and not given.reason:
        raise Refused(_("与规则表的建议不一致，请写明理由。"), field="reason")
    route = pack().part(Rules).routes[given.route]
    move(case, "triage", by=by, outcome="mediation" if route.mediation else "channel")
    if route.procedure and route.procedure != case.procedure_key:
        become(case, route.procedure)
    case.level, case.rung, case.kind, case.route = given.level, given.rung, given.kind, given.route
    if route.sealed:
        seal(case, lead_along(given.route) or suggestion.lead, by)
    Triage.objects.create(
        case=case, signals=list(given.signals), rules=suggestion.keys, suggested=suggested, reason=given.reason or "",
        kind=given.kind, table=number_now(), by_id=by.appointment_id, at=now(), **decided,
    )  # fmt: skip
    record(signals=list(given.signals), rules=suggestion.keys, overruled=decided != suggested)
    record(kind=given.kind, level=given.level, rung=given.rung, route=given.route)
    return case


def seal(case: Case, lead: str, by: Actor) -> None:
    """From now on only the competent unit sees it, and whoever heard it first and has to lead it there."""
    case.secrecy = Secrecy.SEALED
    case.let_see(f"a:{by.appointment_id}")
    if competent := Organisation.objects.filter(key=organisation_key(pack().county, lead)).first():
        case.let_see(f"o:{competent.pk}")


class RegradeGiven(Input):
    """The new level, and why."""

    level: Choice = field(lazy("级别"), choices=levels)
    reason: Line = field(lazy("理由"), max=300)


@doing("regrade", RegradeGiven)
@verb(May.TRIAGE, event="case.regraded")
def regrade(case: Case, given: RegradeGiven, *, by: Actor) -> Case:
    """Change the level; its clock is worked out anew from the first word on."""
    if given.level == case.level:
        raise Refused(_("级别没有变化，请另选一级。"), field="level")
    move(case, "regrade", by=by)
    case.level = given.level
    record(level=given.level, reason=given.reason)
    return case
