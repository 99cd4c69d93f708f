"""Registering a case of one procedure, as its own form on the desk does: one operation for each procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fengge.cases import procedures
from fengge.cases.api.opening import receipt
from fengge.cases.api.router import router
from fengge.cases.api.shapes import Opened
from fengge.cases.models import Case
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.core.api import Attempt, Problem, allow, handed_in
from fengge.core.api.describing import takes
from fengge.core.inputs import bind, problem

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.opening.openings import Opening


def begin(request: Any, opening: Opening) -> HttpResponse:
    """Open it, unless the same attempt did so before."""
    if not opening.open_to(request.actor):
        raise Problem(403)
    handed = handed_in(request)
    attempt = Attempt.of(request, handed)
    ticket = Ticket.new(attempt.key)
    earlier = attempt.earlier()
    if earlier is not None:
        return receipt(Case.objects.get(pk=earlier.subject_id or 0), ticket)
    bound = bind(opening.input, handed.data, handed.files)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    case = opening.enter(bound.value, by=request.actor, ticket=ticket, client_id=attempt.id)
    return receipt(case, ticket)


def _declare(key: str, title: Any) -> None:
    opening, summary = opening_of(key), cast("Any", format_lazy("{}：{}", _("登记"), title))

    @router.post(
        f"/procedures/{key}/cases",
        response={201: Opened},
        tags=["reporting"],
        operation_id=f"open_{key}",
        summary=summary,
        openapi_extra=takes(opening.input),
    )
    @allow(May.OPEN)
    def operation(request: Any) -> HttpResponse:
        return begin(request, opening)


for one in procedures.declared().values():
    _declare(one.key, one.title)
