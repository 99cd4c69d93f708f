"""What the API answers about official letters."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from fengge.cases.api.shapes import ClockShown, Named, Told


class Unit(Schema):
    """An organisation."""

    id: int
    name: str


class LetterLine(Schema):
    """A letter in a list. A draft has no number."""

    id: int
    number: str
    kind: Named
    state: Named
    subject: str
    case_number: str
    issuer: Unit
    recipient: Unit
    issued_at: datetime | None
    next_due_at: datetime | None
    overdue: bool
    urged: int
    version: int


class LetterList(Schema):
    """A page of letters, newest first. `next` is the `after` of the following page."""

    items: list[LetterLine]
    next: str | None


class FileShown(Schema):
    """A file; it is served under the letter that its answer belongs to."""

    id: int
    name: str
    size: int


class ReplyShown(Schema):
    """One answer with its files, and what the issuer thought of it."""

    text: str
    plan: str
    at: datetime
    due_at: datetime | None
    accepted: bool | None
    opinion: str
    files: list[FileShown]


class LetterAction(Schema):
    """What may be done to the letter now."""

    key: str
    title: str
    url: str


class LetterFile(LetterLine):
    """The whole letter."""

    body: str
    measures: str
    copies: str
    ending: str
    example: bool
    replies: list[ReplyShown]
    clocks: list[ClockShown]
    actions: list[LetterAction]
    timeline: list[Told]


class LetterReceipt(Schema):
    """That it was done: the version to go on with. The same attempt again is answered with the same receipt."""

    id: int
    action: str
    number: str
    version: int
    state: Named
