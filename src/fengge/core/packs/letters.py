"""Official letters: which kinds there are, who issues them, how they are numbered, worded and answered. Data of a pack."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from fengge.core.packs.part import Entry, Part, must_be_known

GAP = re.compile(r"\{(\w*)\}")
IN_NUMBERS = ("mark", "year", "serial")
IN_MARKS = ("place",)
IN_WORDS = (
    "case_number", "title", "kind", "place", "reported_on", "issuer", "recipient", "reply", "previous", "previous_on",
)  # fmt: skip
UNITS = ("calendar_days", "working_days", "months", "hours")
SAID = {"units": ", ".join(UNITS)}
LONGEST = 4000
KEPT = (
    "receive", "reply", "more", "judge", "counted_from", "extension", "times", "signers", "four_eyes", "basis", "example",
)  # fmt: skip
Ground = Literal["overdue", "returned"]


def _length(written: str) -> str:
    count, _, unit = written.partition(" ")
    if not count.isascii() or not count.isdecimal() or not 0 < int(count) < LONGEST or unit not in UNITS:
        raise PydanticCustomError("length", "a count and a unit, such as '5 working_days'; units: {units}", SAID)
    return written


# One text rather than a table, so that a county replaces the whole of it and never half.
Length = Annotated[str, AfterValidator(_length)]


class Issuer(Entry):
    """A unit that issues letters, by its role: `mark` begins its numbers (机关代字), `{place}` is the place's short name."""

    mark: str


class LetterKind(Entry):
    """One kind of letter. `issuers` are roles of units; `after` and `when` say which earlier letter must have failed, and how.

    `counted_from` is the event the reply is counted from; `signers` who may sign: the unit's own people, or also those who
    answer for its place. With `four_eyes` nobody signs what they drafted. `extension` is how many days (working days
    where the reply is counted in them) a reply may be put off.
    """

    title: str = Field(max_length=40)
    title_en: str = Field(max_length=80)
    order: int
    issuers: list[str] = Field(min_length=1)
    number: str
    subject: str
    body: str
    measures: str
    receive: Length
    reply: Length
    more: Length
    judge: Length
    counted_from: Literal["issued", "received"] = "issued"
    extension: int = Field(default=0, ge=0, le=366)
    times: int = Field(default=1, ge=0, le=9)
    after: list[str] = []
    when: list[Ground] = []
    signers: Literal["unit", "place"] = "unit"
    four_eyes: bool = False

    @field_validator("number")
    @classmethod
    def _counts(cls, number: str) -> str:
        if not {"year", "serial"} <= set(GAP.findall(number)):
            raise PydanticCustomError("no_serial", "a number needs {{year}} and {{serial}}")
        return number

    def titled(self, language: str | None) -> str:
        """What it is called in a language."""
        return self.title_en if (language or "").startswith("en") else self.title

    def terms(self) -> dict[str, Any]:
        """What a letter keeps of its kind from the day it is issued, whatever the pack says later."""
        return {name: getattr(self, name) for name in KEPT}


class LetterKinds(Part, file="letters.toml"):
    """Every kind by key; `issuers` by role; `places` gives a division's short name for numbers where its name will not do."""

    issuers: dict[str, Issuer] = {}
    places: dict[str, str] = {}
    kinds: dict[str, LetterKind] = {}

    @model_validator(mode="after")
    def _names_are_known(self) -> LetterKinds:
        for role, issuer in self.issuers.items():
            must_be_known(GAP.findall(issuer.mark), IN_MARKS, "issuers", role, "mark")
        for key, kind in self.kinds.items():
            must_be_known(kind.issuers, self.issuers, "kinds", key, "issuers")
            must_be_known(kind.after, self.kinds, "kinds", key, "after")
            must_be_known(GAP.findall(kind.number), IN_NUMBERS, "kinds", key, "number")
            for name in ("subject", "body", "measures"):
                must_be_known(GAP.findall(getattr(kind, name)), IN_WORDS, "kinds", key, name)
        return self

    def ordered(self) -> list[tuple[str, LetterKind]]:
        """The kinds in the county's order."""
        return sorted(self.kinds.items(), key=lambda one: (one[1].order, one[0]))
