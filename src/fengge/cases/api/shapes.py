"""What casework answers with. These describe the answers in OpenAPI; tests hold the answers to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema


class Named(Schema):
    """A key of some list and its title in the reader's language."""

    key: str
    title: str


class Place(Schema):
    """A division."""

    code: str
    name: str


class Holder(Schema):
    """In whose hands: an appointment."""

    appointment: int
    name: str
    post: str


class CaseLine(Schema):
    """A case in a list."""

    number: str
    title: str
    stage: Named
    kind: Named | None
    level: str
    rung: str
    place: Place
    holder: Holder | None
    unit: str | None
    reported_at: datetime
    next_due_at: datetime | None
    overdue: bool
    settled_at: datetime | None
    version: int


class CaseList(Schema):
    """A page of cases, newest first. `next` is the `after` of the following page."""

    items: list[CaseLine]
    next: str | None


class PartyShown(Schema):
    """A party. Telephone and identity numbers are masked; showing one whole is an act of its own, and is recorded."""

    id: int
    role: Named
    name: str
    phone: str
    id_number: str
    address: str
    is_minor: bool
    shielded: bool
    reporter: bool


class ClockShown(Schema):
    """A deadline as it stands, with the sentences that say how it came about."""

    key: str
    title: str
    state: str
    started_at: datetime
    due_at: datetime | None
    met_at: datetime | None
    overdue: bool
    example: bool
    law: str
    trace: list[str]


class ActionShown(Schema):
    """What may be done, and what still stands in its way."""

    key: str
    title: str
    missing: list[str]
    url: str


class AttachmentShown(Schema):
    """A file of the dossier."""

    id: int
    kind: Named
    title: str
    name: str
    media_type: str
    size: int
    at: datetime
    url: str


class Told(Schema):
    """One thing that happened."""

    at: datetime
    type: str
    title: str
    who: str
    version: int
    details: dict[str, Any]


class CaseFile(CaseLine):
    """The whole case."""

    procedure: str
    facts: str
    source: str
    channel: str
    route: str
    origin: Place
    place_words: str
    occurred_on: date | None
    parties: list[PartyShown]
    clocks: list[ClockShown]
    actions: list[ActionShown]
    attachments: list[AttachmentShown]
    timeline: list[Told]


class ActionForm(ActionShown):
    """An action with the JSON schema of what it asks, its choices being this case's."""

    form: dict[str, Any]


class ActionForms(Schema):
    """What may be done now."""

    version: int
    items: list[ActionForm]


class Receipt(Schema):
    """That it was done: the version to go on with. The same attempt again is answered with the same receipt."""

    number: str
    action: str
    version: int
    stage: Named


class Opened(Schema):
    """A case was opened. Code and secret together follow it; nobody can look the secret up again."""

    number: str
    code: str
    secret: str
    reported_at: datetime


class Promise(Schema):
    """A day somebody waits for."""

    title: str
    due_at: datetime | None
    overdue: bool


class StoryLine(Schema):
    """One thing that happened, as the resident is told it."""

    at: datetime
    title: str


class Followed(Schema):
    """A case as its reporter sees it."""

    number: str
    code: str
    stage: Named
    place: Place
    reported_at: datetime
    settled_at: datetime | None
    result: str
    may_rate: bool
    promises: list[Promise]
    story: list[StoryLine]
