"""What every page's frame shows: who acts, where, under what other appointments, and where this post may go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from fengge.core.packs import pack
from fengge.core.pages import all_pages, passes
from fengge.orgs.acting.actors import actor_of, appointments_of
from fengge.ui.parts import Acting, NavEntry

if TYPE_CHECKING:
    from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Template context; nothing is asked of the database unless a template shows it."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"place": SimpleLazyObject(lambda: pack().info.title)}
    return {
        "actings": SimpleLazyObject(lambda: _actings(request)),
        "acting": SimpleLazyObject(lambda: next((one for one in _actings(request) if one.current), None)),
        "nav": SimpleLazyObject(lambda: _nav(request)),
        "place": SimpleLazyObject(lambda: pack().info.title),
    }


def _actings(request: HttpRequest) -> list[Acting]:
    current = actor_of(request).appointment_id
    return [
        Acting(held.post_title, str(held.organisation or held.division), str(held.pk), held.pk == current)
        for held in appointments_of(request)
    ]


def _nav(request: HttpRequest) -> list[NavEntry]:
    actor = actor_of(request)
    urls = [(page.nav, reverse(page.name)) for page in all_pages() if page.nav and passes(actor, page.allow)]
    urls.sort(key=lambda entry: entry[0].order)
    here = max((url for _, url in urls if request.path.startswith(url)), key=len, default="")
    return [
        NavEntry(nav.title, url, nav.icon, url == here, live=reverse(nav.live) if nav.live else "") for nav, url in urls
    ]
