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

LEVELS = "一二三四五六七八九十"


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
    printed_by: str

    def values(self) -> dict[str, Any]:
        """For a template."""
        return {**vars(self), "paragraphs": list(self.paragraphs)}


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
            copies=letter.copies,
            printed_by=f"{letter.issuer.name}　　{chinese_day(issued_on or today())}印发",
        )


def _blank_number(letter: Letter) -> str:
    """A draft leaves room for its number."""
    kind = kinds().kinds.get(letter.kind)
    known = kind is not None and letter.issuer.role in kinds().issuers
    return written(kind, letter.issuer, today().year, "　") if kind and known else "（未编号）"


def chinese_day(day: date) -> str:
    """2026年9月8日: GB/T 9704-2012 7.3.5.4, Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
