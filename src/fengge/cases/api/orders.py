"""The hotline's orders over the API: the answers that wait for the platform, and that they are with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from ninja import Schema

from fengge.cases.api.router import router
from fengge.cases.hotline.exporting import send_all, take_replies
from fengge.cases.hotline.views import SentGiven
from fengge.cases.permissions import May
from fengge.core.api import Problem, allow, answer, handed_in, moment
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.inputs import bind, problem

TAG = ["orders"]


class ReplyShown(Schema):
    """`number` is the platform's own. `result` is replied or handed_back; `words` the answer, or why it was handed back."""

    number: str
    result: str
    words: str
    at: datetime | None
    unit: str
    case: str


class ReplyList(Schema):
    """The replies that wait. Once they are with the platform, say so with `until`."""

    until: datetime
    items: list[ReplyShown]


class RepliesSent(Schema):
    """How many orders this ended."""

    sent: int


@router.get(
    "/orders/replies",
    response=ReplyList,
    tags=TAG,
    operation_id="list_order_replies",
    summary="Replies for the platform",
)
@allow(May.IMPORT_ORDERS)
def replies(request: Any) -> HttpResponse:
    """The nearest limit first. Taking them changes nothing; who took them stays on record."""
    until = moment(now())
    found = take_replies(by=request.actor, ending="json")
    return answer({"until": until, "items": [one._asdict() | {"at": moment(one.at)} for one in found]})


@router.post(
    "/orders/replies/sent", response=RepliesSent, tags=TAG, operation_id="mark_order_replies_sent",
    summary="The replies are with the platform", openapi_extra=takes(SentGiven),
)  # fmt: skip
@allow(May.IMPORT_ORDERS)
def sent(request: Any) -> HttpResponse:
    """What was answered or handed back by `until` is over here; again, it ends nothing more."""
    bound = bind(SentGiven, handed_in(request).data)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    return answer({"sent": send_all(by=request.actor, until=bound.value.until)})
