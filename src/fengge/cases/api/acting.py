"""Doing something to a case: one operation for each action of each procedure, all through the one door of the engine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import get_language

from fengge.cases import procedures
from fengge.cases.api.finding import case_of
from fengge.cases.api.possible import possible
from fengge.cases.api.router import router
from fengge.cases.api.shapes import ActionForms, Receipt
from fengge.cases.api.titles import stage_title
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.considering import considering
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.stepping import doing_of
from fengge.cases.models import Case
from fengge.cases.permissions import May
from fengge.core.access import is_public
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, seen_version
from fengge.core.api.describing import takes
from fengge.core.events import subject_kind
from fengge.core.inputs import Input, problem
from fengge.core.inputs.choosing import offered
from fengge.core.models import Event

if TYPE_CHECKING:
    from collections.abc import Iterator


@router.get(
    "/cases/{number}/actions",
    response=ActionForms,
    tags=["actions"],
    operation_id="list_actions",
    summary="What may be done now",
)
@allow(May.READ)
def actions(request: Any, number: str) -> HttpResponse:
    """Each action with what is still missing and the JSON schema of what it asks."""
    case = case_of(number)
    found = possible(case, request.actor, facts_of(case, request.actor))
    with considering(case):
        items = [{**one, "form": form_of(doing_of(case.procedure_key, one["key"]).input)} for one in found]
    return answer({"version": case.version, "items": items}, headers={"ETag": f'"{case.version}"'})


def form_of(model: type[Input]) -> dict[str, Any]:
    """The input's JSON schema; choices that depend on the case are those of the case under consideration."""
    schema = dict(_schema(model, get_language()))
    fields = dict(schema.get("properties", {}))
    for name, asked in model.questions.items():
        if asked.source is not None:
            choices = [{"const": value, "title": str(title)} for value, title in offered(asked.source)]
            fields[name] = {**fields[name], "oneOf": choices}
    return {**schema, "properties": fields}


@cache
def _schema(model: type[Input], _language: str | None) -> dict[str, Any]:
    return model.model_json_schema()


def act(request: Any, number: str, action: str) -> HttpResponse:
    """Hand the action in. A repetition is answered as the first time was, even if the case has moved on since."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    case = case_of(number, lock=True)
    earlier = attempt.earlier()
    if earlier is not None:
        return _receipt(case, action, earlier.version, _stage_at(case, earlier))
    if action not in {one.key for one in case.procedure.actions}:
        raise Problem(404)
    given = handed.with_(client_id=attempt.written, seen_version=str(seen))
    bound = hand_in(case, action, given, handed.files, by=request.actor)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    return _receipt(case, action, case.version, case.stage)


def _receipt(case: Case, action: str, version: int, stage: str) -> HttpResponse:
    told = {"key": stage, "title": stage_title(case.procedure_key, stage)}
    receipt = {"number": case.number, "action": action, "version": version, "stage": told}
    return answer(receipt, headers={"ETag": f'"{version}"'})


def _stage_at(case: Case, event: Event) -> str:
    """The stage right after an event: what it changed it to, or what the next change found."""
    if "stage" in event.changes:
        return str(event.changes["stage"][1])
    later = Event.objects.filter(
        subject_kind=subject_kind(case), subject_id=case.pk, id__gt=event.pk, changes__has_key="stage"
    )
    found = later.order_by("id").values_list("changes", flat=True).first()
    return str(found["stage"][0]) if found else case.stage


def _declare_all() -> None:
    for key, (title, permissions, models) in sorted(_taken().items()):
        permission = permissions.pop() if len(permissions) == 1 else May.READ
        _declare(key, title, permission, models)


def _taken() -> dict[str, tuple[Any, set[str], list[type[Input]]]]:
    """Every action that staff take, with its titles, permissions and inputs over all procedures."""
    found: dict[str, tuple[Any, set[str], list[type[Input]]]] = {}
    for procedure, action in _actions():
        _title, permissions, models = found.setdefault(action.key, (action.title, set(), []))
        permissions.add(action.permission)
        model = doing_of(procedure.key, action.key).input
        if model not in models:
            models.append(model)
    return found


def _actions() -> Iterator[tuple[Any, Any]]:
    for procedure in procedures.declared().values():
        for action in procedure.actions:
            if not action.opens and not is_public(action.permission):
                yield procedure, action


def _declare(key: str, title: Any, permission: str, models: list[type[Input]]) -> None:
    @router.post(
        f"/cases/{{number}}/actions/{key}",
        response=Receipt,
        tags=["actions"],
        operation_id=f"case_{key}",
        summary=title,
        openapi_extra=takes(*models, changes=True),
    )
    @allow(permission)
    def operation(request: Any, number: str) -> HttpResponse:
        return act(request, number, key)


_declare_all()
