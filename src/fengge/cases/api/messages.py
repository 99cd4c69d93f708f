"""The log of messages over the API: the same rows as the page, with addresses masked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.router import router
from fengge.cases.notices.log.asking import Wanted, found
from fengge.cases.permissions import May
from fengge.core.api import allow, answer, moment
from fengge.core.inputs import mask
from fengge.core.lists import newest

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.models import Delivery


class MessageFilters(Schema):
    """Which messages, and which page of them."""

    state: str = Field("", pattern=r"^(sent|waiting|failed)?$")
    about: str = Field("", max_length=60, description="A case's number, whole.")
    place: str = Field("", pattern=r"^[0-9]{0,18}$", description="A division's code: everything in it.")
    after: str = Field("", pattern=r"^[0-9]{0,18}$", description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


class MessageLine(Schema):
    """One message. `to` is masked; `due_at` is when it is tried next, while it waits."""

    id: int
    about: str
    channel: str
    to: str
    text: str
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    failed_at: datetime | None
    attempts: int
    problem: str


class MessageList(Schema):
    """A page of messages, newest first. `next` is the `after` of the following page."""

    items: list[MessageLine]
    next: str | None


@router.get("/messages", response=MessageList, tags=["messages"], operation_id="list_messages", summary="List messages")
@allow(May.MESSAGES)
def messages(request: Any, filters: Query[MessageFilters]) -> HttpResponse:
    """What went out about matters of the place, newest first, within the reader's scope."""
    del request
    wanted = Wanted.of(filters.model_dump(exclude={"after", "limit"}))
    rows, after = newest(found(wanted), filters.after, size=filters.limit)
    return answer({"items": [_line(one) for one in rows], "next": after or None})


def _line(one: Delivery) -> dict[str, Any]:
    times = {name: moment(getattr(one, name)) for name in ("created_at", "due_at", "sent_at", "failed_at")}
    same = {name: getattr(one, name) for name in ("id", "about", "channel", "text", "attempts", "problem")}
    return same | times | {"to": mask(one.address)}
