"""What stands on paper: the letter's words with its head, its number and its dates as officials write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import translation

from fengge.cases.letters.kinds import kinds
from fengge.cases.letters.numbering import written
from fengge.core.clock import local, today

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models import Letter

DAY_STANDS = 4.0


@dataclass(frozen=True)
class Sheet:
    """A letter as plain text, whoever sets it. `paragraphs` are body and measures; empty texts are left out."""

    head: str
    kind: str
    number: str
    title: str
    to: str
    paragraphs: tuple[str, ...]
    issuer: str
    day: str
    copies: str
    printed_on: str

    @property
    def signed(self) -> tuple[float, float]:
        """How many characters the unit's name and the day stand from the right margin: the day four, the name centred over it
        (7.3.5.1); a name too long for that ends at the margin, and the day stands under its middle.
        """
        longer = (width_of(self.issuer) - width_of(self.day)) / 2
        return max(0.0, DAY_STANDS - longer), max(DAY_STANDS, longer)

    def values(self) -> dict[str, Any]:
        """For a template."""
        issuer, day = self.signed
        return {**vars(self), "paragraphs": list(self.paragraphs), "issuer_stands": issuer, "day_stands": day}


def sheet_of(letter: Letter) -> Sheet:
    """Chinese, whatever the reader's language: it is the letter itself."""
    with translation.override("zh-hans"):
        lines = f"{letter.body}\n{letter.measures}".splitlines()
        issued_on = local(letter.issued_at).date() if letter.issued_at else None
        return Sheet(
            head=f"{letter.issuer.name}",
            kind=letter.kind_title,
            number=letter.number or _blank_number(letter),
            title=letter.subject,
            to=letter.recipient.name,
            paragraphs=tuple(line.strip() for line in lines if line.strip()),
            issuer=letter.issuer.name,
            day=chinese_day(issued_on) if issued_on else "（签发时写明日期）",
            copies=letter.copies and letter.copies.rstrip("。；，、 ") + "。",
            printed_on=f"{chinese_day(issued_on or today())}印发",
        )


def _blank_number(letter: Letter) -> str:
    """A draft leaves room for its number."""
    kind = kinds().kinds.get(letter.kind)
    known = kind is not None and letter.issuer.role in kinds().issuers
    return written(kind, letter.issuer, today().year, "　") if kind and known else "（未编号）"


def width_of(text: str) -> float:
    """In characters: figures take half of one."""
    return sum(0.5 if one.isascii() else 1.0 for one in text)


def chinese_day(day: date) -> str:
    """2026年9月8日: GB/T 9704-2012 7.3.5.4, Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
