"""Three real years of Chinese holidays for tests and for documents; see the source line in the file itself."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from fengge.core.calendar.calendar import Calendar

DAYS = Path(__file__).parent / "testdata" / "days.csv"


@cache
def real_calendar() -> Calendar:
    """2024, 2025 and 2026 as they were announced, weekends with make-up workdays included."""
    lines = (line for line in DAYS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    days = [(date.fromisoformat(row["day"]), row["is_workday"] == "1") for row in csv.DictReader(lines)]
    return Calendar(
        holidays=frozenset(day for day, works in days if not works),
        workdays=frozenset(day for day, works in days if works),
        years=frozenset(day.year for day, _ in days),
    )
