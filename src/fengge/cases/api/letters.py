"""Official letters over the API: the ledger, a letter, and every deed to it, through the same door as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponseBase
from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.attaching import BINARY
from fengge.cases.api.filing import clock_shown
from fengge.cases.api.finding import case_of
from fengge.cases.api.letter_shapes import LetterFile, LetterList, LetterReceipt
from fengge.cases.api.router import router
from fengge.cases.engine.timing import history_of
from fengge.cases.letters.clocks import SAID, clocks_of
from fengge.cases.letters.doings import DOINGS, DRAFT, hand_in, offered_to
from fengge.cases.letters.finding import answers_of, file_of, letter_of
from fengge.cases.letters.kinds import title_of
from fengge.cases.letters.ledger.asking import Wanted, found
from fengge.cases.models import Letter
from fengge.cases.permissions import May
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, moment, seen_version
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.files import serve
from fengge.core.inputs import problem
from fengge.core.lists import newest

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.letters.doings import LetterDoing
    from fengge.core.models import Event
    from fengge.orgs.models import Organisation

TAG = ["letters"]


class LetterFilters(Schema):
    """Which letters, and which page of them."""

    kind: str = Field("", max_length=40, pattern=r"^[a-z0-9_]*$")
    state: str = Field("", max_length=20, pattern=r"^[a-z]*$")
    side: str = Field("", pattern=r"^(sent|got)?$", description="Sent or received by the reader's own unit.")
    due: str = Field("", pattern=r"^(overdue)?$")
    issuer: str = Field("", pattern=r"^[0-9]{0,18}$")
    recipient: str = Field("", pattern=r"^[0-9]{0,18}$")
    place: str = Field("", pattern=r"^[0-9]{0,18}$", description="A division's code: everything in it.")
    q: str = Field("", max_length=60, description="A letter's or a case's number, whole.")
    after: str = Field("", pattern=r"^[0-9]{0,18}$", description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


@router.get("/letters", response=LetterList, tags=TAG, operation_id="list_letters", summary="List letters")
@allow(May.LETTERS)
def letters(request: Any, filters: Query[LetterFilters]) -> HttpResponse:
    """Newest first, within the reader's scope."""
    at, wanted = now(), Wanted.of(filters.model_dump(exclude={"after", "limit"}))
    rows, after = newest(found(wanted, request.actor, at).with_names(), filters.after, size=filters.limit)
    return answer({"items": [_line(one, at) for one in rows], "next": after or None})


@router.get("/letters/{key}", response=LetterFile, tags=TAG, operation_id="get_letter", summary="One letter")
@allow(May.LETTERS)
def letter(request: Any, key: int) -> HttpResponse:
    """Its ETag is the version to name in If-Match when changing it."""
    found_one, at = letter_of(key), now()
    told = {
        **_line(found_one, at),
        **{name: getattr(found_one, name) for name in ("body", "measures", "copies", "ending")},
        "example": bool(found_one.terms.get("example")),
        "replies": [_reply(one) for one in answers_of(found_one)],
        "clocks": [clock_shown(one) for one in clocks_of(found_one, at)],
        "actions": [_action(found_one, one) for one in offered_to(found_one, request.actor)],
        "timeline": [_told(one) for one in history_of(found_one)],
    }
    return answer(told, headers={"ETag": f'"{found_one.version}"'})


@router.get(
    "/letters/{key}/files/{file}", tags=TAG, operation_id="get_letter_file", summary="A file of an answer", openapi_extra=BINARY
)  # fmt: skip
@allow(May.LETTERS)
def file(request: Any, key: int, file: int) -> HttpResponseBase:
    """Within the letter's own scope, and by no other address."""
    del request
    try:
        return serve(file_of(key, file).file, download=True)
    except FileNotFoundError:
        raise Http404 from None


def _line(one: Letter, at: datetime) -> dict[str, Any]:
    return {
        "id": one.pk,
        "number": one.number,
        "kind": {"key": one.kind, "title": title_of(one)},
        "state": {"key": one.state, "title": one.get_state_display()},
        "subject": one.subject,
        "case_number": one.case_number,
        "issuer": _unit(one.issuer),
        "recipient": _unit(one.recipient),
        "issued_at": moment(one.issued_at),
        "next_due_at": moment(one.next_due_at),
        "overdue": one.next_due_at is not None and one.next_due_at < at,
        "urged": getattr(one, "urged", 0),
        "version": one.version,
    }


def _unit(unit: Organisation) -> dict[str, Any]:
    return {"id": unit.pk, "name": str(unit)}


def _reply(reply: Any) -> dict[str, Any]:
    moments = {"at": moment(reply.at), "due_at": moment(reply.due_at)}
    files = [{"id": one.pk, "name": str(one), "size": one.file.size} for one in reply.files.all()]
    return {
        **{name: getattr(reply, name) for name in ("text", "plan", "accepted", "opinion")},
        **moments,
        "files": files,
    }


def _action(one: Letter, doing: LetterDoing) -> dict[str, str]:
    return {"key": doing.key, "title": str(doing.title), "url": f"/api/v1/letters/{one.pk}/actions/{doing.key}"}


def _told(event: Any) -> dict[str, Any]:
    said = {"at": event.at, "type": event.type, "title": str(SAID.get(event.type, event.type))}
    return {**said, "who": event.signature, "version": event.version, "details": event.data}


@router.post(
    "/cases/{number}/letters", response={201: LetterReceipt}, tags=TAG, operation_id="draft_letter",
    summary="Draft a letter about a case", openapi_extra=takes(DRAFT.input),
)  # fmt: skip
@allow(May.DRAFT_LETTER)
def draft(request: Any, number: str) -> HttpResponse:
    """In the name of the actor's unit. Nobody but the unit and those above it reads it before it is issued."""
    handed = handed_in(request)
    attempt, case = Attempt.of(request, handed), case_of(number)
    if (earlier := attempt.earlier()) is not None:
        return _receipt(letter_of(earlier.subject_id or 0), DRAFT.key, earlier, status=201)
    given = handed.with_(client_id=attempt.written, seen_version="")
    bound, made = hand_in(DRAFT.key, given, by=request.actor, case=case)
    if made is None:
        raise Problem(422, errors=problem(bound.errors))
    return _receipt(made, DRAFT.key, status=201)


def act(request: Any, key: int, doing: LetterDoing) -> HttpResponse:
    """Do it. A repetition is answered as the first time was, even if the letter has moved on since."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    found_one = letter_of(key)
    if (earlier := attempt.earlier()) is not None:
        return _receipt(found_one, doing.key, earlier)
    given = handed.with_(client_id=attempt.written, seen_version=str(seen))
    bound, _done = hand_in(doing.key, given, handed.files, by=request.actor, letter=found_one)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    return _receipt(found_one, doing.key)


def _receipt(one: Letter, action: str, earlier: Event | None = None, status: int = 200) -> HttpResponse:
    """As it was right after; an earlier event tells the state it led to."""
    state, version = one.state, one.version
    if earlier is not None:
        version = earlier.version
        state = earlier.changes["state"][1] if "state" in earlier.changes else state
    told = {
        "id": one.pk,
        "action": action,
        "number": one.number,
        "version": version,
        "state": {"key": state, "title": str(Letter.State(state).label)},
    }
    return answer(told, status=status, headers={"ETag": f'"{version}"'})


def _declare(doing: LetterDoing) -> None:
    @router.post(
        f"/letters/{{key}}/actions/{doing.key}",
        response=LetterReceipt,
        tags=TAG,
        operation_id=f"letter_{doing.key}",
        summary=doing.title,  # type: ignore[arg-type]
        openapi_extra=takes(doing.input, changes=True),
    )
    @allow(doing.permission)
    def operation(request: Any, key: int) -> HttpResponse:
        return act(request, key, doing)


for one_doing in DOINGS:
    _declare(one_doing)
