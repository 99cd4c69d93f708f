"""Core's own tables."""

from fengge.core.models.attempt import Attempt
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.models.event import Event
from fengge.core.models.notice import Delivery, Notice
from fengge.core.models.seal import Seal
from fengge.core.models.stored_file import StoredFile

__all__ = ["Attempt", "CalendarDay", "DayKind", "Delivery", "Event", "Notice", "Seal", "StoredFile"]
