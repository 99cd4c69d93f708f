"""Every page of the site by name, with its door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from fengge.core.wording import Words

PUBLIC = "public"
ANY_STAFF = "any staff"
PREFIXES = {"desk": "desk/", "portal": "", "field": "field/", "screen": "screen/", "root": ""}


@dataclass(frozen=True)
class Nav:
    """An entry of the desk's left rail. `order` sorts; `icon` is a Tabler icon's name.

    `live` names a page whose answer stands beside the title and is asked for again while the page is open.
    """

    title: Words
    icon: str
    order: int
    live: str = ""


@dataclass(frozen=True)
class Page:
    """One door: where it is, who may pass, and what stands behind it."""

    name: str
    url: str
    allow: str
    surface: str
    view: Callable[..., HttpResponseBase]
    nav: Nav | None = None

    @property
    def route(self) -> str:
        """The URL pattern below the site's root."""
        return PREFIXES[self.surface] + self.url


_pages: dict[str, Page] = {}


def register(page: Page) -> None:
    """Add a page; two pages of one name are an error."""
    if page.name in _pages:
        raise ValueError(f"two pages are named {page.name!r}")
    _pages[page.name] = page


def all_pages() -> list[Page]:
    """Every page, by name."""
    return [_pages[name] for name in sorted(_pages)]


def urlpatterns() -> list[URLPattern]:
    """URL patterns of every registered page, longest literal first so that words win over parameters."""
    ordered = sorted(_pages.values(), key=lambda page: (page.route.count("<"), -len(page.route)))
    return [path(page.route, page.view, name=page.name) for page in ordered]
