"""Core's own tables."""

from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.models.event import Event

__all__ = ["CalendarDay", "DayKind", "Event"]
