"""Following a case with its public code and secret, and saying what one thinks of the result."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from ninja import Header

from fengge.cases import procedures
from fengge.cases.api.router import router
from fengge.cases.api.shapes import Followed
from fengge.cases.api.titles import event_title, stage_title
from fengge.cases.engine.timing import clocks_from, history_of
from fengge.cases.models import Case, Rating
from fengge.cases.opening.ticket import CODE_LENGTH, SECRET_LENGTH, Ticket
from fengge.cases.permissions import May
from fengge.cases.rating.rating import RatingGiven, rate
from fengge.core.access import Actor, scope
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, moment
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.inputs import bind, problem
from fengge.core.limits import Limit, source_of, too_often
from fengge.orgs.naming import name_of

LOOKS = Limit("track", times=60, minutes=10)
SECRET: Any = Header(  # type: ignore[type-arg]
    "", alias="X-Report-Secret", description="The secret that came with the code."
)
# What a resident is told of; everything else stays in the file.
TOLD = frozenset({
    "case.reported", "case.registered", "case.triaged", "case.accepted", "case.assigned", "case.transferred",
    "party.consented", "party.declined", "case.investigated", "case.mediated", "agreement.made", "obligation.performed",
    "obligation.broken", "case.extended", "case.visited", "case.closed", "case.refused", "case.terminated",
    "case.referred", "case.withdrawn", "case.reopened", "case.rated",
})  # fmt: skip


@router.get(
    "/reports/{code}",
    response=Followed,
    tags=["reporting"],
    operation_id="follow_report",
    summary="Follow one's report",
)
@allow(May.FOLLOW)
def follow(request: Any, code: str, secret: str = SECRET) -> HttpResponse:
    """What happened so far, in whose hands it is, and by when something must happen."""
    by = _reporter(request, code, secret)
    with scope(by):
        return answer(_followed(_case_of(code), code))


@router.post(
    "/reports/{code}/rating", response=Followed, tags=["reporting"], operation_id="rate_report", summary="Rate the result",
    openapi_extra=takes(RatingGiven, example={"solved": "yes", "score": "5"}),
)  # fmt: skip
@allow(May.RATE)
def rating(request: Any, code: str, secret: str = SECRET) -> HttpResponse:
    """Once for each ending. "Not solved" within the window takes the case up again."""
    handed, by = handed_in(request), _reporter(request, code, secret)
    attempt = Attempt.of(request, handed)
    with scope(by):
        case = _case_of(code)
        bound = bind(RatingGiven, handed.data)
        if bound.errors:
            raise Problem(422, errors=problem(bound.errors))
        if not attempt.earlier():
            rate(case, bound.value, by=by, client_id=attempt.id)
        return answer(_followed(case, code))


def _reporter(request: Any, code: str, secret: str) -> Actor:
    """Counted before looking, so that trying codes is slow; a wrong one looks like one that does not exist."""
    if too_often(LOOKS, source_of(request)):
        raise Problem(429, headers={"Retry-After": "600"})
    ticket = Ticket.typed(code[:40], secret[:40])
    if len(ticket.code) != CODE_LENGTH or len(ticket.secret) != SECRET_LENGTH:
        raise Http404
    actor: Actor = request.actor
    return actor.holding(ticket.digest)


def _case_of(code: str) -> Case:
    case: Case | None = Case.objects.filter(public_code=Ticket.typed(code[:40], "").code).first()
    if case is None:
        raise Http404
    return case


def _followed(case: Case, code: str) -> dict[str, Any]:
    history = history_of(case)
    ending = case.closures.order_by("-id").first() if case.settled_at else None
    own = {action.event for one in procedures.declared().values() for action in one.actions if action.tells}
    return {
        "number": case.number,
        "code": Ticket.typed(code[:40], "").code,
        "stage": {"key": case.stage, "title": stage_title(case.procedure_key, case.stage)},
        "place": {"code": case.origin_division, "name": name_of(case.origin_division)},
        "reported_at": moment(case.reported_at),
        "settled_at": moment(case.settled_at),
        "result": ending.summary if ending else "",
        "may_rate": ending is not None and not Rating.objects.filter(closure=ending).exists(),
        "promises": [
            {"title": str(one.title), "due_at": one.due_at, "overdue": one.is_overdue}
            for one in clocks_from(case, history, now())
            if one.is_open
        ],
        "story": [
            {"at": one.at, "title": event_title(case.procedure_key, one.type)}
            for one in history
            if one.type in TOLD or one.type in own
        ],
    }
