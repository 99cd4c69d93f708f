"""The series of meetings as the county's pack declares them, and who may run which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.core.access import Secrecy
from fengge.core.packs import pack
from fengge.core.packs.meetings import Meetings, Series

if TYPE_CHECKING:
    from fengge.cases.models import AgendaItem, Case, Decision
    from fengge.core.access import Actor
    from fengge.core.packs import Entry

LEVELS = {"village": 12, "town": 9, "county": 6}  # lengths of division codes
SECRECY = {"open": Secrecy.OPEN, "team": Secrecy.TEAM}


def all_series() -> dict[str, Series]:
    """Every series, by key."""
    return pack().part(Meetings).series


def series_of(key: str) -> Series | None:
    """A series; None if the pack has dropped it since."""
    return all_series().get(key)


def title_of(key: str) -> str:
    """A series' title in the reader's language; its key if the pack has dropped it."""
    found = series_of(key)
    return said(found) if found else key


def said(entry: Entry) -> str:
    """The title of something a pack declares, in the reader's language."""
    return str(getattr(entry, "title_en" if (get_language() or "").startswith("en") else "title"))


def reason_title(series: str, key: str) -> str:
    """Why a matter is on the agenda, in words."""
    found = series_of(series)
    line = found.agenda.get(key) if found else None
    return said(line) if line else key


def is_narrower(one: AgendaItem | Decision, case: Case) -> bool:
    """Whether fewer people may read what the meeting said than may see the case."""
    return one.secrecy > case.secrecy


def may_run(actor: Actor, series: str, division: str) -> bool:
    """Whether this actor's post runs this series, in the actor's own place."""
    found = series_of(series)
    return found is not None and actor.post_key in found.run_by and division in actor.places


def run_by(actor: Actor) -> dict[str, Series]:
    """The series that this actor may call, each in the actor's own place."""
    lengths = {len(place) for place in actor.places}
    return {
        key: one for key, one in all_series().items() if actor.post_key in one.run_by and LEVELS[one.level] in lengths
    }
