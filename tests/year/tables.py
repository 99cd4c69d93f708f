"""The tables as the county reads them: what is done on which day, and what must have come out."""

from __future__ import annotations

import csv
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fengge.core.clock import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
DONE = "办"
SERIES = {
    "日碰头（村）": "daily_huddle", "周会商（镇）": "weekly_consultation", "月调度（县）": "monthly_dispatch",
    "驻村周会（村）": "posted_weekly",
}  # fmt: skip


class Line(NamedTuple):
    """One line: when, of which kind, about which matter, who, what. Why is for people."""

    day: str
    time: str
    kind: str
    matter: str
    who: str
    what: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(f"{self.day} {self.time}").replace(tzinfo=ZONE)


def year() -> tuple[dict[str, list[Line]], list[Line]]:
    """What people do, by day; and every line that must come out."""
    with (HERE / "year.csv").open(encoding="utf-8") as file:
        lines = [Line(*row[:6]) for row in list(csv.reader(file))[1:]]
    done = [line for line in lines if line.kind == DONE]
    by_day = {day: list(of_day) for day, of_day in groupby(done, key=lambda line: line.day)}
    return by_day, [line for line in lines if line.kind != DONE]


def meetings() -> set[tuple[str, date]]:
    """Which series meets on which day."""
    with (HERE / "meetings.csv").open(encoding="utf-8") as file:
        return {
            (SERIES[name], date.fromisoformat(f"{row['月']}-{day:02}"))
            for row in csv.DictReader(file)
            for name in SERIES
            for day in _days(row[name])
        }


def _days(written: str) -> Iterator[int]:
    """`4-9 12` is six days and one."""
    for part in written.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
