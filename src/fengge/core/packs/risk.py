"""The risk that a dispute turns violent (民转刑): what is asked about the matter, what it weighs, how long a mark stands."""

from __future__ import annotations

from collections.abc import Collection  # noqa: TC003 - read when the part is made
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from fengge.core.packs.part import Entry, Part

Colour = Literal["red", "yellow", "blue"]
COLOURS: tuple[Colour, ...] = ("red", "yellow", "blue")


class Sign(Entry):
    """One thing to look for. What it may be about is closed: what happened, what was said, what is at stake, how it is handled.

    There is no kind of sign about a person, so that no pack can ask for one. `at_least` is the colour that this sign alone suggests.
    """

    title: str = Field(max_length=120)
    title_en: str = Field(max_length=200)
    about: Literal["happened", "said", "at_stake", "handling"]
    weight: int = Field(ge=1, le=20)
    at_least: Colour | None = None


class Standing(Entry):
    """One colour: suggested from this many points on; `plan` if a safety plan must stand before the case ends or is passed on,
    `police` if reports to the police are kept.
    """

    title: str = Field(max_length=20)
    title_en: str = Field(max_length=40)
    points: int = Field(ge=1)
    plan: bool = False
    police: bool = False


class Colours(Entry):
    """The three of them."""

    red: Standing
    yellow: Standing
    blue: Standing


class Limits(Entry):
    """How many days a mark stands, and how many days before its end the holder is told."""

    days: int = Field(default=90, ge=1, le=366)
    warn: int = Field(default=7, ge=1, le=60)


class Police(Entry):
    """What the file says first while a case is red."""

    tell: str = ""
    tell_en: str = ""


class Risk(Part, file="risk.toml"):
    """Signs in their order, the three colours, the limits of a mark. A county without colours marks no case."""

    signs: dict[str, Sign] = {}
    colours: Colours | None = None
    limits: Limits = Limits()
    police: Police = Police()

    @model_validator(mode="after")
    def _graver_needs_more(self) -> Risk:
        for graver, less in pairwise(COLOURS) if self.colours else ():
            points = self.standing(graver).points
            if points <= self.standing(less).points:
                said = {"path": ("colours", graver, "points"), "value": points, "less": less}
                raise PydanticCustomError("points", "more points than {less}", said)
        return self

    def standing(self, colour: str) -> Standing:
        """What the county says of this colour."""
        found: Standing = getattr(self.colours, colour)
        return found

    def score(self, signs: Collection[str]) -> int:
        """The points of what was found."""
        return sum(self.signs[key].weight for key in signs)

    def suggested(self, signs: Collection[str]) -> Colour:
        """The gravest colour that the points reach or that one sign alone asks for; blue is the least."""
        points = self.score(signs)
        reached = [key for key in COLOURS if points >= self.standing(key).points]
        alone = [colour for key in signs if (colour := self.signs[key].at_least)]
        return min([*reached, *alone, COLOURS[-1]], key=COLOURS.index)
