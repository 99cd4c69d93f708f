"""Settings of procedures and of the calendar that a county may change: limits in days, and days of its own."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from fengge.core.packs.pack import pack
from fengge.core.packs.part import Entry, Part


class Limit(Entry):
    """A time limit. `working` days skip holidays and count make-up workdays; `calendar` days do not."""

    title: str
    title_en: str
    days: int = Field(ge=0, le=3650)
    unit: Literal["calendar", "working"] = "calendar"


class Procedure(Entry):
    """A procedure's settings: its limits by key, the most extensions the parties may agree, where
    reminders fall, how a dossier is numbered (`{year}`, `{place}`, `{serial}`) and how long it is kept.
    """

    title: str
    title_en: str
    limits: dict[str, Limit] = {}
    remind_days_before: list[int] = [3, 1, 0]
    numbering: str = ""
    retention: str = ""


class Procedures(Part, file="procedures.toml"):
    """Every procedure's settings by its key."""

    procedures: dict[str, Procedure] = {}


class OwnDay(Entry):
    """A day on which this county differs from the national calendar."""

    title: str
    title_en: str = ""
    workday: bool


class OwnDays(Part, file="calendar.toml"):
    """Local holidays and make-up workdays, by date."""

    days: dict[dt.date, OwnDay] = {}


def limit(procedure: str, key: str) -> Limit:
    """The active county's limit. Raises KeyError for one no pack sets."""
    return pack().part(Procedures).procedures[procedure].limits[key]
