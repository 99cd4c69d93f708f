"""The binding of a dossier as the county rules it: its number's pattern and how long it is kept."""

from __future__ import annotations

from string import Formatter

from pydantic import field_validator

from fengge.core.packs import Part

GAPS = {"year", "place", "serial"}


class Filing(Part, file="documents/_volume.toml"):
    """`number` is a pattern with the gaps {year}, {place} and {serial}; `example` until the county confirms both."""

    number: str = "（{year}）{place}人调字第{serial}号"
    retention: str = ""
    example: bool = True

    @field_validator("number")
    @classmethod
    def _gaps_are_known(cls, pattern: str) -> str:
        unknown = {gap for _, gap, _, _ in Formatter().parse(pattern) if gap is not None} - GAPS
        if unknown:
            raise ValueError(f"unknown gap {unknown.pop()!r}: use {', '.join(sorted(GAPS))}")
        return pattern

    def numbered(self, case_number: str, place: str) -> str:
        """The number on the cover for case `2026-000031` of a place; a case number of another form stands as it is."""
        year, _, serial = case_number.partition("-")
        return self.number.format(year=year, place=place, serial=int(serial)) if serial.isdecimal() else case_number
