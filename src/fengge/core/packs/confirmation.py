"""Judicial confirmation of an agreement: what stands in its way, and what is open to a party when the other does not perform."""

from __future__ import annotations

from fengge.core.packs.part import Entry, Part


class Obstacle(Entry):
    """A matter the court does not confirm; `basis` is the article."""

    title: str
    title_en: str


class Way(Entry):
    """What a party may do after a breach. `until` names the deadline of the procedure within which it is open; empty: always."""

    title: str
    title_en: str
    tell: str
    tell_en: str
    until: str = ""


class Confirmation(Part, file="confirmation.toml"):
    """Obstacles of the pre-check, and the ways after a breach, in their order."""

    obstacles: dict[str, Obstacle] = {}
    ways: dict[str, Way] = {}
