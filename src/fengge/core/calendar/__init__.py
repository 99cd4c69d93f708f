"""Working days of a Chinese county: the pure calendar, and the editable table it is read from."""

from fengge.core.calendar.calendar import OFFICE_HOURS, Calendar

__all__ = ["OFFICE_HOURS", "Calendar"]
