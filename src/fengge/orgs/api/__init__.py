"""Places, bodies and oneself over the API."""

from fengge.orgs.api.directory import router

__all__ = ["router"]
