"""The draft of the triage rules over the API: begun, changed line by line, published or thrown away; the desk's verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse

from fengge.cases.api.router import router
from fengge.cases.api.rule_shapes import DraftReceipt, RuleDraft, RulesPublished, RulesShown
from fengge.cases.api.rules import TAG, given_as, lines_shown, rules, the_draft
from fengge.cases.permissions import May
from fengge.cases.rules.changing import begin, change_line, drop, publish, remove_line
from fengge.cases.rules.inputs import BeginGiven, DropGiven, LineGiven, PublishGiven
from fengge.cases.rules.live import triage_now, with_rules
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, seen_version
from fengge.core.api.describing import takes

if TYPE_CHECKING:
    from fengge.cases.models import RuleTable


@router.get("/rules/draft", response=RuleDraft, tags=TAG, operation_id="get_rules_draft", summary="The draft")
@allow(May.RULES)
def draft(request: Any) -> HttpResponse:
    """Its ETag is the version to name in If-Match when changing it. 404 while there is none."""
    del request
    return _shown(the_draft())


@router.post(
    "/rules/draft", response={201: RuleDraft}, tags=TAG, operation_id="begin_rules_draft", summary="Begin the draft",
    openapi_extra=takes(BeginGiven),
)  # fmt: skip
@allow(May.RULES)
def begin_draft(request: Any) -> HttpResponse:
    """From the rules that hold, or from an older version (`of`). There is one draft, shared by all who may change it."""
    handed = handed_in(request)
    attempt, given = Attempt.of(request, handed), given_as(BeginGiven, handed)
    if not attempt.earlier():
        of = int(given.of) if given.of is not None else None
        begin(by=request.actor, of=of, client_id=attempt.id)
    return _shown(the_draft(), status=201)


@router.post(
    "/rules/draft/lines", response=DraftReceipt, tags=TAG, operation_id="add_rule", summary="Add a line to the draft",
    openapi_extra=takes(LineGiven, changes=True),
)  # fmt: skip
@allow(May.RULES)
def add_line(request: Any) -> HttpResponse:
    """At the place its `order` says."""
    return _line_changed(request, "")


@router.post(
    "/rules/draft/lines/{key}", response=DraftReceipt, tags=TAG, operation_id="change_rule", summary="Change a line of the draft",
    openapi_extra=takes(LineGiven, changes=True),
)  # fmt: skip
@allow(May.RULES)
def change(request: Any, key: str) -> HttpResponse:
    """Whole. Of a line that rests on law only the reason may be worded otherwise."""
    if key not in the_draft().rules:
        raise Http404
    return _line_changed(request, key)


def _line_changed(request: Any, key: str) -> HttpResponse:
    handed = handed_in(request)
    attempt, seen, found = Attempt.of(request, handed), seen_version(request, handed), the_draft()
    if (earlier := attempt.earlier()) is not None:
        return _receipt(earlier.version, earlier.details["line"])
    given, before = given_as(LineGiven, handed), set(found.rules)
    change_line(found, key, given, by=request.actor, client_id=attempt.id, seen_version=seen)
    return _receipt(found.version, key or next(iter(set(found.rules) - before)))


@router.post(
    "/rules/draft/lines/{key}/removal", response=DraftReceipt, tags=TAG, operation_id="remove_rule",
    summary="Take a line out of the draft", openapi_extra=takes(DropGiven, changes=True),
)  # fmt: skip
@allow(May.RULES)
def removal(request: Any, key: str) -> HttpResponse:
    """What rests on law stays."""
    handed = handed_in(request)
    attempt, seen, found = Attempt.of(request, handed), seen_version(request, handed), the_draft()
    if (earlier := attempt.earlier()) is not None:
        return _receipt(earlier.version, key)
    if key not in found.rules:
        raise Http404
    remove_line(found, key, by=request.actor, client_id=attempt.id, seen_version=seen)
    return _receipt(found.version, key)


@router.post(
    "/rules/draft/publication", response=RulesPublished, tags=TAG, operation_id="publish_rules", summary="Publish the draft",
    openapi_extra=takes(PublishGiven, changes=True),
)  # fmt: skip
@allow(May.RULES)
def publication(request: Any) -> HttpResponse:
    """It holds from now on. Cases triaged before keep what was decided."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    if (earlier := attempt.earlier()) is not None:
        return answer({"number": earlier.details["number"]})
    row = publish(
        the_draft(),
        given_as(PublishGiven, handed),
        by=request.actor,
        client_id=attempt.id,
        seen_version=seen,
    )
    return answer({"number": row.number})


@router.post(
    "/rules/draft/drop", response=RulesShown, tags=TAG, operation_id="drop_rules_draft", summary="Throw the draft away",
    openapi_extra=takes(DropGiven, changes=True),
)  # fmt: skip
@allow(May.RULES)
def drop_draft(request: Any) -> HttpResponse:
    """The rules that hold stay as they are; they are the answer."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    if not attempt.earlier():
        found = the_draft()
        if found.version != seen:
            raise Problem(409, version=found.version)
        drop(by=request.actor, client_id=attempt.id)
    answered: HttpResponse = rules(request)
    return answered


def _shown(found: RuleTable, status: int = 200) -> HttpResponse:
    shown = {
        "based_on": found.based_on,
        "version": found.version,
        "lines": lines_shown(with_rules(found.rules), triage_now()),
    }
    return answer(shown, status=status, headers={"ETag": f'"{found.version}"'})


def _receipt(version: int, line: str) -> HttpResponse:
    return answer({"version": version, "line": line}, headers={"ETag": f'"{version}"'})
