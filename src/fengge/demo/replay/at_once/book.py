"""Everything that many lives leave behind, with the keys it needs beforehand, stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models import (
    AgendaItem,
    Agreement,
    Alarm,
    Attachment,
    Attendance,
    Case,
    CaseUrging,
    Closure,
    Consent,
    Decision,
    Extension,
    Holding,
    Investigation,
    Meeting,
    Obligation,
    Party,
    Performance,
    Rating,
    Referral,
    ReturnVisit,
    Session,
    Step,
    Supervision,
    Transfer,
    Triage,
)
from fengge.demo.rows import copy, copy_events, take_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from fengge.demo.meetings.past import Past
    from fengge.demo.replay.at_once.life import Life

STORED = (
    Case, Party, Holding, Triage, Transfer, Referral, Consent, Investigation, Session, Agreement, Obligation, Performance,
    ReturnVisit, Closure, Rating, Attachment, Extension, Step, Alarm, CaseUrging, Supervision,
)  # fmt: skip
OF_MEETINGS = (Meeting, AgendaItem, Attendance, Decision)
HANDFUL = 1000


class Book:
    """`key` gives a row its key before it is stored; `store` stores whole lives."""

    def __init__(self) -> None:
        self._keys: dict[str, Iterator[int]] = {}

    def key(self, model: type[Model]) -> int:
        keys = self._keys.get(model._meta.label, iter(()))
        found = next(keys, None)
        if found is None:
            keys = self._keys[model._meta.label] = iter(take_keys(model, HANDFUL))
            found = next(keys)
        return found

    def store(self, lives: list[Life], past: Past | None = None) -> int:
        """Every row and every event, in the order things happened, those of meetings included. Gives how many events."""
        rows = [row for life in lives for row in (life.case, *life.rows)]
        rows += past.rows if past else []
        for model in (*STORED, *OF_MEETINGS):
            copy([row for row in rows if type(row) is model])
        told = [event for life in lives for event in life.events] + (past.events if past else [])
        events = sorted(told, key=lambda event: event["at"])
        copy_events(events)
        return len(events)
