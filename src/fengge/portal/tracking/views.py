"""Following one's own matter with public code and secret; rating it; saying it is not solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control

from fengge.cases.confirmation.showing import open_ways
from fengge.cases.models import Case, Party, Rating
from fengge.cases.opening.ticket import Ticket
from fengge.cases.rating.rating import RatingGiven, rate
from fengge.cases.supervising.inputs import RemindGiven
from fengge.cases.supervising.urging import remind
from fengge.core.access import scope
from fengge.core.inputs import Input, Line, bind, field, mask
from fengge.core.limits import Limit, source_of, too_often
from fengge.core.pages import PUBLIC, Request, page
from fengge.core.verbs import Refused
from fengge.portal.tickets import forget, remember, ticket_of, tickets
from fengge.portal.tracking import telling
from fengge.portal.tracking.telling import promised, story

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.inputs import Bound

# Once the ticket is forgotten, Back shows nothing of the matter.
ON_NO_PHONE = cache_control(private=True, no_store=True)
BY_SOURCE = Limit("track-source", times=30, minutes=10)
BY_CODE = Limit("track-code", times=10, minutes=60)


class TicketTyped(Input):
    """What is printed on the receipt."""

    code: Line = field(gettext_lazy("查询码"), max=20, autocomplete="off")
    secret: Line = field(gettext_lazy("密码"), max=20, inputmode="numeric", autocomplete="off")


@page("track/", allow=PUBLIC, surface="portal", name="portal.track")
def track(request: Request) -> HttpResponse:
    """Type code and secret. A wrong pair says no more than that, whichever part is wrong."""
    bound = bind(TicketTyped, request.POST if request.method == "POST" else None)
    if bound.ok:
        ticket = Ticket.typed(bound.value.code, bound.value.secret)
        if _tried_too_often(request, ticket):
            return TemplateResponse(request, "portal/tracking/too_often.html", status=429)
        if _opens(request, ticket):
            remember(request, ticket)
            return redirect("portal.story", ticket.code)
        bound.refuse(_("查询码或密码不对，请再核对一次。"), "secret")
    context = {"bound": bound, "tickets": tickets(request)}
    return TemplateResponse(request, "portal/tracking/track.html", context, status=422 if bound.errors else 200)


@page("track/<str:code>/", allow=PUBLIC, surface="portal", name="portal.story")
@ON_NO_PHONE
def follow(request: Request, code: str) -> HttpResponse:
    """The story so far, what is promised by when, and, once it is over, two questions."""
    case = _own(request, code)
    if case is None:
        return redirect("portal.track")
    bound = bind(RatingGiven, request.POST if request.method == "POST" else None)
    if bound.ok and _rated(request, case, bound):
        return redirect("portal.story", code)
    return TemplateResponse(
        request, "portal/tracking/story.html", _context(case, bound), status=422 if bound.errors else 200
    )


@page("track/<str:code>/days/", allow=PUBLIC, surface="portal", name="portal.days")
@ON_NO_PHONE
def days(request: Request, code: str) -> HttpResponse:
    """Why this day and no other, for each promise, in plain words."""
    case = _own(request, code)
    if case is None:
        return redirect("portal.track")
    return TemplateResponse(request, "portal/tracking/days.html", {"case": case, "days": telling.days(case)})


@page("track/<str:code>/remind/", allow=PUBLIC, surface="portal", name="portal.remind")
@ON_NO_PHONE
def hasten(request: Request, code: str) -> HttpResponse:
    """Ask how long it takes: once a day."""
    case = _own(request, code)
    if case is None:
        return redirect("portal.track")
    bound = bind(RemindGiven, request.POST if request.method == "POST" else None)
    if bound.ok and _reminded(request, case, bound):
        return redirect("portal.story", code)
    context = {"case": case, "bound": bound}
    return TemplateResponse(request, "portal/tracking/remind.html", context, status=422 if bound.errors else 200)


@page("track/forget/", allow=PUBLIC, surface="portal", name="portal.forget")
def leave(request: Request) -> HttpResponse:
    """Forget every ticket on this phone."""
    if request.method == "POST":
        forget(request)
        messages.success(request, _("这部手机上不再留有您的查询码。"))
    return redirect("portal.track")


def _own(request: Request, code: str) -> Case | None:
    """The case whose ticket was shown in this browser."""
    found: Case | None = Case.objects.filter(public_code=code).first() if ticket_of(request, code) else None
    return found


def _reminded(request: Request, case: Case, bound: Bound[Any]) -> bool:
    try:
        remind(case, bound.value, by=request.actor)
    except Refused as refused:
        bound.refuse(str(refused.message), "words")
        return False
    messages.success(request, _("已替您催办，承办人会看到。"))
    return True


def _tried_too_often(request: Request, ticket: Ticket) -> bool:
    # Both are counted, whatever the first says: a code is protected from many sources, a source from trying many codes.
    return any([too_often(BY_SOURCE, source_of(request)), too_often(BY_CODE, ticket.code)])


def _opens(request: Request, ticket: Ticket) -> bool:
    with scope(request.actor.holding(ticket.digest)):
        return Case.objects.filter(public_code=ticket.code, access_key=ticket.digest).exists()


def _rated(request: Request, case: Case, bound: Bound[Any]) -> bool:
    try:
        rate(case, bound.value, by=request.actor)
    except Refused as refused:
        bound.refuse(" ".join([str(refused.message), *map(str, refused.items)]))
        return False
    messages.success(request, _("谢谢您的评价。") if case.settled_at else _("已重新办理，会有人联系您。"))
    return True


def _context(case: Case, bound: Bound[Any]) -> dict[str, object]:
    closure = case.closures.order_by("-id").first()
    me = Party.objects.filter(case=case, reporter=True).first()
    may_rate = bool(case.settled_at and closure and not Rating.objects.filter(closure=closure).exists())
    return {
        "case": case,
        "stage": case.procedure.stage(case.stage).title,
        "entries": story(case),
        "clocks": promised(case),
        "ways": open_ways(case),
        "closure": closure if case.settled_at else None,
        "bound": bound if may_rate else None,
        "me": me,
        "may_remind": any(one.key == "remind" and case.stage in one.from_stages for one in case.procedure.actions),
        "phone": mask(me.phone) if me and me.phone else "",
    }
