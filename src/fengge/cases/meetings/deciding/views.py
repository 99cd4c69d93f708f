"""`/desk/meetings/decisions/<pk>/`: one decision, and saying that it is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.deciding.carrying import carry_out
from fengge.cases.meetings.deciding.inputs import CarriedOutGiven
from fengge.cases.models import Case, Decision, Meeting
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("meetings/decisions/<int:pk>/", allow=May.CARRY_OUT, surface="desk", name="cases.decision")
def decision(request: Request, pk: int) -> HttpResponse:
    """What was decided, by whom it is to be done, and the form that says it is."""
    one = _of(pk)
    bound = bind(CarriedOutGiven, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if bound.ok:
                carry_out(one, bound.value, by=request.actor, client_id=bound.attempt, seen_version=bound.seen)
                messages.success(request, _("已报告办好。"))
                return HttpResponseRedirect(one.url)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
            one, status = _of(pk), refusal.status
    is_open = one.done_at is None and one.replaced_by_id is None
    values = {
        "decision": one,
        "case": Case.objects.filter(pk=one.case_id or 0).first(),
        "meeting": Meeting.objects.filter(items=one.item_id).first(),
        "from": shown.meeting_of(one),
        "owner": signature(one.owner) if one.owner else "",
        "due": shown.due_of(one, now()),
        "bound": bound,
        "may_report": is_open and request.actor.refusal(May.CARRY_OUT, one) is None,
    }
    return TemplateResponse(request, "cases/meetings/deciding/page.html", values, status=status)


def _of(pk: int) -> Decision:
    """The decision, or Http404."""
    rows = Decision.objects.select_related("owner__person", "owner__division", "done_by__person")
    found: Decision = get_object_or_404(rows, pk=pk)
    return found
