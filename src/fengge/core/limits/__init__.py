"""Limits on how often a door without a login may be tried."""

from fengge.core.limits.limiting import Limit, source_of, too_often, used_up

__all__ = ["Limit", "source_of", "too_often", "used_up"]
