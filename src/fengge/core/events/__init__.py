"""Events: what was done, by whom, and who follows."""

from fengge.core.events.subscribing import on, tell
from fengge.core.events.writing import Draft, subject_kind, write

__all__ = ["Draft", "on", "subject_kind", "tell", "write"]
