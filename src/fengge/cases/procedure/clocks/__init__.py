"""Statutory and local clocks, derived from events. Nothing here is stored and nothing here reads the time."""

from fengge.cases.procedure.clocks.clock import Clock, Interval, State, clock_facts, current, next_due
from fengge.cases.procedure.clocks.counting import Counted, Why, counted_days
from fengge.cases.procedure.clocks.deadline import Deadline, Extension, Pause
from fengge.cases.procedure.clocks.events import Event, When
from fengge.cases.procedure.clocks.told import (
    by_level,
    by_rung,
    calendar_days,
    hours,
    months,
    stated_day,
    stated_moment,
    working_days,
)
from fengge.cases.procedure.clocks.trace import Running, owed, running, trace

__all__ = [
    "Clock",
    "Counted",
    "Deadline",
    "Event",
    "Extension",
    "Interval",
    "Pause",
    "Running",
    "State",
    "When",
    "Why",
    "by_level",
    "by_rung",
    "calendar_days",
    "clock_facts",
    "counted_days",
    "current",
    "hours",
    "months",
    "next_due",
    "owed",
    "running",
    "stated_day",
    "stated_moment",
    "trace",
    "working_days",
]
