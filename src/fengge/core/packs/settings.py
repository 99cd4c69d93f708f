"""What a county may set about procedures and about the calendar: its own numbers, terms, words and days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fengge.core.packs.part import Entry, Part


class Procedure(Entry):
    """What a county sets about one procedure: how its dossiers are numbered, and `settings`, which the procedure
    itself reads and checks.
    """

    numbering: str = ""
    settings: dict[str, Any] = {}


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
