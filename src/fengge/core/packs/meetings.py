"""The county's meetings: their rhythm, who runs them, and what comes onto their agenda by itself. All of it is data."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from fengge.core.packs.part import Entry, Part, must_be_known
from fengge.core.packs.risk import Colour
from fengge.core.packs.triage import Rung

Test = Literal["undone", "raised", "major", "risk", "unassigned", "overdue", "new"]


class Line(Entry):
    """One reason why matters come onto an agenda. `title` says it, e.g. 超期.

    `test` is what is asked of the records; it looks at matters handled on `rungs` (none named: the meeting's own),
    of `levels` or of `procedures` (none named: any), and `days` long in that state (0: at once). `risk` looks for marks of
    `colours` (none named: any).
    """

    order: int
    test: Test
    title: str
    title_en: str
    rungs: list[Rung] = []
    levels: list[str] = []
    procedures: list[str] = []
    colours: list[Colour] = []
    days: int = Field(default=0, ge=0, le=365)


class Series(Entry):
    """One kind of meeting, held in every division of its level; with `posted` only where cadres are posted.

    `rhythm` and `day` say when: every workday; the day of the week (1 is Monday); the day of the month. A day off gives
    way to the next workday of the same week or month, else to the last one before. `at` is when the agenda is made.
    """

    title: str
    title_en: str
    level: Rung
    posted: bool = False
    rhythm: Literal["workday", "week", "month"]
    day: int = Field(default=1, ge=1, le=31)
    at: dt.time
    run_by: list[str] = Field(min_length=1)
    most: int = Field(default=30, ge=1, le=200)
    secrecy: Literal["open", "team"] = "open"
    always: bool = False
    raises_to: str = ""
    raise_after: int = Field(default=3, ge=1, le=50)
    due_days: int = Field(default=7, ge=1, le=90)
    agenda: dict[str, Line] = {}

    @property
    def lines(self) -> list[tuple[str, Line]]:
        """What is asked for, in order."""
        return sorted(self.agenda.items(), key=lambda line: line[1].order)


class Meetings(Part, file="meetings.toml"):
    """Every series by its key."""

    series: dict[str, Series] = {}

    @model_validator(mode="after")
    def _names_are_known(self) -> Meetings:
        for key, one in self.series.items():
            must_be_known([one.raises_to] if one.raises_to else [], self.series, "series", key, "raises_to")
        return self
