"""What the API answers about meetings and decisions."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from fengge.cases.api.shapes import Named, Place


class MeetingLine(Schema):
    """A meeting in a list. `outcome` is empty while it waits."""

    id: int
    series: Named
    place: Place
    on: date
    called_at: datetime
    ended_at: datetime | None
    outcome: Named | None
    left_out: int
    version: int


class MeetingList(Schema):
    """A page of meetings, newest first. `next` is the `after` of the following page."""

    items: list[MeetingLine]
    next: str | None


class DecisionShown(Schema):
    """What was decided on an item, by whom it is to be done and by when."""

    id: int
    choice: Named
    words: str
    number: str
    title: str
    owner: str
    due_on: date | None
    at: datetime
    done_at: datetime | None
    result: str
    replaced: bool
    version: int


class DecisionList(Schema):
    """A page of decisions, newest first."""

    items: list[DecisionShown]
    next: str | None


class AgendaItemShown(Schema):
    """A matter as it stood when the meeting was called, and what was decided. `version` is for If-Match."""

    position: int
    number: str
    title: str
    place: Place
    level: str
    stage: str
    holder: str
    due_at: datetime | None
    reasons: list[str]
    discussed: int
    decision: DecisionShown | None
    version: int


class MeetingShown(MeetingLine):
    """The whole meeting."""

    chair: str
    minute_taker: str
    present: list[str]
    agenda: list[AgendaItemShown]


class AgendaMatter(Schema):
    """A matter that would come onto an agenda now."""

    position: int
    number: str
    title: str
    reasons: list[str]
    discussed: int


class AgendaShown(Schema):
    """What a meeting would discuss if it were called now. Nothing is kept of it."""

    series: Named
    place: Place
    left_out: int
    items: list[AgendaMatter]


class Decided(Schema):
    """An item decided: its new version and the decision."""

    position: int
    version: int
    decision: DecisionShown
