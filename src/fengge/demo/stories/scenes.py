"""Scene templates: one TOML file for each of the 18 kinds of dispute, checked when loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Money = dict[str, list[int | str | float]]
WHERE = resources.files("fengge.demo.stories")


@dataclass(frozen=True)
class Term:
    """One promise: who, what, until when (days after signing), how much. A lasting one is looked at on its day."""

    by: str
    do: str
    days: int
    sum: str = ""
    proof: str = ""
    lasting: bool = False


@dataclass(frozen=True)
class Scene:
    """A situation with slots. Texts may hold <one|another> and {slot}.

    `sources` and `ending` replace those of the kind and of the voice where they would not fit the matter.
    """

    key: str
    thing: str
    tie: str
    title: list[str]
    facts: list[str]
    claims: list[str]
    look: str
    a_says: str
    b_says: str
    law: str
    issue: str
    terms: list[Term]
    spot: list[str] = field(default_factory=lambda: ["本组"])
    money: Money = field(default_factory=dict)
    pick: dict[str, list[str]] = field(default_factory=dict)
    months: list[int] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)
    sources: dict[str, float] = field(default_factory=dict)
    ending: list[str] = field(default_factory=list)
    business: str = ""
    level: str = "village"
    route: str = "mediation"
    refer: str = ""
    refer_share: float = 0.0
    oral: float = 0.25
    people: int = 2
    weight: float = 1.0


@dataclass(frozen=True)
class Kind:
    key: str
    name: str
    weight: float
    sources: dict[str, float]
    scenes: tuple[Scene, ...]


def _scene(raw: dict[str, object]) -> Scene:
    terms = [Term(**term) for term in raw.pop("terms")]  # type: ignore[attr-defined]
    return Scene(terms=terms, **raw)  # type: ignore[arg-type]


@cache
def kinds() -> dict[str, Kind]:
    """All kinds in file order (01 … 18)."""
    found: dict[str, Kind] = {}
    for path in sorted((WHERE / "kinds").iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml"):
            continue
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        scenes = tuple(_scene(each) for each in raw["scene"])
        found[raw["key"]] = Kind(raw["key"], raw["name"], raw["weight"], raw["sources"], scenes)
    return found


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """Phrases common to all kinds, by part and occasion."""
    parts = (path for path in (WHERE / "words").iterdir() if path.name.endswith(".toml"))
    return {path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8")) for path in parts}


def pick_kind(rng: Random) -> str:
    every = kinds()
    return rng.choices(list(every), [kind.weight for kind in every.values()])[0]


def pick_scene(kind: Kind, month: int, rng: Random) -> Scene:
    """A scene of the season; one bound to this month is three times as likely."""
    fits = [scene for scene in kind.scenes if not scene.months or month in scene.months]
    return rng.choices(fits, [scene.weight * (3 if scene.months else 1) for scene in fits])[0]
