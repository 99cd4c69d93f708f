"""The pages of orgs."""

from fengge.orgs.acting import views as acting

__all__ = ["acting"]
