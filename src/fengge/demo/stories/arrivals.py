"""When people come: moments of the past year, shaped by a real stream of appeals."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fengge.demo.stories.people import _rows as rows_of
from fengge.demo.stories.workdays import is_holiday

if TYPE_CHECKING:
    from random import Random

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOLIDAY_FACTOR = 0.45


@cache
def profile() -> dict[str, dict[int, int]]:
    """{"hour": {0: 177, …}, "weekday": {1: …}, "month": {1: …}}."""
    parts: dict[str, dict[int, int]] = {}
    for row in rows_of("arrival_profile.csv"):
        parts.setdefault(row["part"], {})[int(row["value"])] = int(row["count"])
    return parts


def _weight(day: date) -> float:
    shape = profile()
    quiet = HOLIDAY_FACTOR if is_holiday(day) else 1.0
    return shape["weekday"][day.isoweekday()] * shape["month"][day.month] * quiet


def arrivals(n: int, rng: Random, today: date, days: int = 365) -> list[datetime]:
    """`n` moments in order within the `days` before `today`, today's morning included."""
    span = [today - timedelta(days=back) for back in range(days)]
    hours = profile()["hour"]
    chosen = rng.choices(span, [_weight(day) for day in span], k=n)
    clock = rng.choices(list(hours), list(hours.values()), k=n)
    moments = [_moment(day, hour if day < today else hour % 9, rng) for day, hour in zip(chosen, clock, strict=True)]
    return sorted(moments)


def _moment(day: date, hour: int, rng: Random) -> datetime:
    return datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), SHANGHAI)
