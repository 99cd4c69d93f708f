"""The pack's words on confirmation, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.core.packs import pack
from fengge.core.packs.confirmation import Confirmation
from fengge.core.wording import aside

if TYPE_CHECKING:
    from collections.abc import Collection

    from fengge.core.packs.confirmation import Way


def obstacles() -> list[tuple[str, str]]:
    """What the court does not confirm, with its article."""
    listed = pack().part(Confirmation).obstacles.items()
    return [(key, str(aside(one.title_en if _english() else one.title, one.basis))) for key, one in listed]


def ways(running: Collection[str], *, confirmed: bool) -> list[tuple[str, str, str]]:
    """Title, what to tell and article of each way that is open while the deadlines `running` run."""
    every = pack().part(Confirmation).ways
    return [_told(one) for key, one in every.items() if _is_open(key, one, running, confirmed=confirmed)]


def _is_open(key: str, way: Way, running: Collection[str], *, confirmed: bool) -> bool:
    if key == "enforce":
        return confirmed
    return not way.until or (way.until in running and not confirmed)


def _told(way: Way) -> tuple[str, str, str]:
    return (way.title_en, way.tell_en, way.basis) if _english() else (way.title, way.tell, way.basis)


def _english() -> bool:
    return (get_language() or "").startswith("en")
