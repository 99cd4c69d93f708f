"""The pages of cases."""

from fengge.cases.documents import listing, printing

__all__ = ["listing", "printing"]
