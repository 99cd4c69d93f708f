"""Everything that many lives leave behind, with the keys it needs beforehand, stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models import (
    Agreement,
    Alarm,
    Attachment,
    Case,
    CaseUrging,
    Closure,
    Consent,
    Extension,
    Holding,
    Investigation,
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

    from fengge.demo.replay.at_once.life import Life

STORED = (
    Case, Party, Holding, Triage, Transfer, Referral, Consent, Investigation, Session, Agreement, Obligation, Performance,
    ReturnVisit, Closure, Rating, Attachment, Extension, Step, Alarm, CaseUrging, Supervision,
)  # fmt: skip
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

    def store(self, lives: list[Life]) -> int:
        """Every row and every event, in the order things happened. Gives how many events."""
        rows = [row for life in lives for row in (life.case, *life.rows)]
        for model in STORED:
            copy([row for row in rows if type(row) is model])
        events = sorted((event for life in lives for event in life.events), key=lambda event: event["at"])
        copy_events(events)
        return len(events)
