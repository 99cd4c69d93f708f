"""The pages of cases."""

from fengge.cases.documents import printing

__all__ = ["printing"]
