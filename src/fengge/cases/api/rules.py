"""The triage rules over the API, read and tried on a text; what the desk's page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.http import Http404, HttpResponse

from fengge.cases.api.router import router
from fengge.cases.api.rule_shapes import RulesShown, RuleTableShown, TrialShown
from fengge.cases.models import RuleTable
from fengge.cases.permissions import May
from fengge.cases.rules.changing import draft_now
from fengge.cases.rules.inputs import TrialGiven
from fengge.cases.rules.law import rests_on_law
from fengge.cases.rules.live import number_now, table_of, triage_now, with_rules
from fengge.cases.rules.reading import read, tried
from fengge.cases.rules.telling import lines_of
from fengge.cases.triage.suggesting import told
from fengge.cases.vocabulary import levels, routes, rungs, signals, title_in
from fengge.core.api import Problem, allow, answer, handed_in, moment
from fengge.core.api.describing import takes
from fengge.core.inputs import Input, bind, problem

if TYPE_CHECKING:
    from fengge.cases.rules.telling import RuleLine
    from fengge.core.api import Handed
    from fengge.core.packs.triage import Triage

T = TypeVar("T", bound=Input)
TAG = ["rules"]
PLAIN = ("order", "level", "rung", "route", "lead", "reason", "reason_en", "basis", "example")


@router.get("/rules", response=RulesShown, tags=TAG, operation_id="get_rules", summary="The triage rules that hold")
@allow(May.TRIAGE)
def rules(request: Any) -> HttpResponse:
    """With the versions published so far, the newest first."""
    rows = RuleTable.objects.exclude(number=None).select_related("by__person").order_by("-number")
    versions = [{"number": x.number, "at": moment(x.at), "by": x.by.person.name, "reason": x.reason} for x in rows]
    draft = draft_now() if request.actor.may(May.RULES) else None
    shown = {"number": number_now(), "lines": lines_shown(triage_now()), "versions": versions}
    return answer(shown | {"draft": draft.version if draft else None})


@router.get(
    "/rules/versions/{version}",
    response=RuleTableShown,
    tags=TAG,
    operation_id="get_rules_version",
    summary="A version of them",
)
@allow(May.TRIAGE)
def rules_version(request: Any, version: int) -> HttpResponse:
    """0 is the pack's own."""
    del request
    if not 0 <= version <= number_now():
        raise Http404
    held = table_of(version - 1) if version else None
    return answer({"number": version, "lines": lines_shown(table_of(version), held)})


@router.post(
    "/rules/trial", response=TrialShown, tags=TAG, operation_id="try_rules", summary="Try the rules on a text",
    openapi_extra=takes(TrialGiven, example={"text": "邻居把排水沟改到我家地里，还打了人。"}),
)  # fmt: skip
@allow(May.TRIAGE)
def trial(request: Any) -> HttpResponse:
    """The county's own rules, or with `draft` those not published yet. Nothing of it is kept."""
    given = given_as(TrialGiven, handed_in(request))
    table = with_rules(the_draft().rules) if given.draft and request.actor.may(May.RULES) else triage_now()
    heard = read(given.text, table)
    kind, chosen = given.kind or heard.kind, tuple(given.signals) or heard.signals
    suggestion = tried(kind, chosen, table)
    said = told(suggestion)
    named = {"level": levels(), "rung": rungs(), "route": routes()}
    return answer({
        "kind": kind,
        "heard": [
            {"signal": _named(key, signals()), "words": list(words)} for key, words in heard.words.items()
        ],
        **{name: _named(getattr(suggestion, name), titles) for name, titles in named.items()},
        "lead": suggestion.lead,
        "days": table.levels[suggestion.level].days,
        "tell": said.tell,
        "reasons": list(said.reasons),
        "lines": suggestion.keys,
    })  # fmt: skip


def given_as(model: type[T], handed: Handed) -> T:
    """What was handed in. Problem 422 names what is wrong."""
    bound = bind(model, handed.data)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    return bound.value


def the_draft() -> RuleTable:
    found = draft_now()
    if found is None:
        raise Http404
    return found


def lines_shown(table: Triage, held: Triage | None = None) -> list[dict[str, Any]]:
    return [_line(one) for one in lines_of(table, held)]


def _line(one: RuleLine) -> dict[str, Any]:
    same = {name: getattr(one.rule, name) for name in PLAIN}
    lists = {name: list(getattr(one.rule, name)) for name in ("kinds", "signals")}
    return {"key": one.key, **same, **lists, "law": rests_on_law(one.key), "change": one.change}


def _named(key: str, titles: Any) -> dict[str, str]:
    return {"key": key, "title": str(title_in(titles, key)) if key else ""}
