"""八单一表: the slips of a case at risk and the ledger. Which there are, what they ask and what fills it is the pack's."""

from __future__ import annotations

import re

from pydantic import Field, model_validator

from fengge.core.packs.part import Entry, Part, must_be_known

GAP = re.compile(r"\{(\w*)\}")
# What the record can fill in. A field that says nothing is left open for a pen.
IN_SLIPS = (
    "number", "title", "kind", "place", "parties", "source", "reported_on", "facts", "procedure", "stage", "level", "rung",
    "colour", "suggested", "points", "signs", "matter", "departure", "assessed_by", "assessed_on", "expires_on", "renewed",
    "unit", "holder", "held_since", "hands", "found", "sessions", "agreement", "obligations",
    "measures", "contacts", "planned_by", "planned_on", "police", "urged", "supervised", "visits",
    "outcome", "summary", "settled_on", "ended_on", "ended", "end_reason", "printed_on",
)  # fmt: skip


class SlipField(Entry):
    """One line of a slip: its label and what it says, with `{gaps}` the record fills; `tall` for much to write."""

    label: str = Field(min_length=1, max_length=40)
    says: str = ""
    tall: bool = False


class Slip(Entry):
    """One slip. `signs` are the words beside which people sign."""

    title: str = Field(max_length=40)
    title_en: str = Field(max_length=80)
    order: int
    lead: str = ""
    fields: list[SlipField] = Field(min_length=1)
    signs: list[str] = []


class Ledger(Entry):
    """What the one table is called."""

    title: str = "民转刑隐患动态台账"
    title_en: str = "Ledger of cases at risk"


class Slips(Part, file="slips.toml"):
    """Every slip by key."""

    slips: dict[str, Slip] = {}
    ledger: Ledger = Ledger()

    @model_validator(mode="after")
    def _gaps_are_known(self) -> Slips:
        for key, slip in self.slips.items():
            must_be_known(GAP.findall(slip.lead), IN_SLIPS, "slips", key, "lead")
            for one in slip.fields:
                must_be_known(GAP.findall(one.says), IN_SLIPS, "slips", key, "fields")
        return self

    def ordered(self) -> list[tuple[str, Slip]]:
        """The slips in the county's order."""
        return sorted(self.slips.items(), key=lambda one: (one[1].order, one[0]))
