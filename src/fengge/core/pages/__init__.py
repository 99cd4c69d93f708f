"""Pages: a view, its URL, its door and its scope, declared in one line."""

from fengge.core.pages.page import Request, actor_of, page, passes, rendered
from fengge.core.pages.registry import ANY_STAFF, PUBLIC, Nav, Page, all_pages, urlpatterns

__all__ = [
    "ANY_STAFF",
    "PUBLIC",
    "Nav",
    "Page",
    "Request",
    "actor_of",
    "all_pages",
    "page",
    "passes",
    "rendered",
    "urlpatterns",
]
