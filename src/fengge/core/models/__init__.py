"""Core's own tables."""

from fengge.core.models.event import Event

__all__ = ["Event"]
