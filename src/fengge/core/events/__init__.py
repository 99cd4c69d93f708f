"""Events: what was done, by whom, and who follows."""

from fengge.core.events.subscribing import long_ago, on, tell
from fengge.core.events.writing import COLUMNS, Draft, row_of, subject_kind, write, write_all

__all__ = ["COLUMNS", "Draft", "long_ago", "on", "row_of", "subject_kind", "tell", "write", "write_all"]
