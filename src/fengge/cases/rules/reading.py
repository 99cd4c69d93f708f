"""What a text seems to speak of: signals and a kind found by the pack's words. A help for a person, never a decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.cases.triage.suggesting import suggest
from fengge.cases.vocabulary import signals, title_in
from fengge.core.wording import aside, listed

if TYPE_CHECKING:
    from fengge.cases.triage.suggesting import Suggestion
    from fengge.core.packs.triage import Triage
    from fengge.core.wording import Words

# 80,000元, 6万多块, 六万块, and 8万 by itself, but not 三万斤.
FIGURES = r"\d[\d,，]{0,15}(?:\.\d{1,4})?\s*[万千]?|[零〇一二两三四五六七八九十百千万几]+"
SUM = re.compile(rf"({FIGURES})[多余来]?\s*(?:元|块|(?:(?<=万)|(?<=万[多余来]))(?![元斤亩人株棵户]))")
DIGITS = {word: value for value, words in enumerate(("零〇", "一几", "二两", *"三四五六七八九")) for word in words}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


@dataclass(frozen=True)
class Heard:
    """What was found: the kind (empty if none), the signals, and the words that spoke for each."""

    kind: str
    signals: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


def read(text: str, table: Triage) -> Heard:
    """Look for the table's words in the text."""
    words = {key: tuple(word for word in signal.words if word in text) for key, signal in table.signals.items()}
    for key, signal in table.signals.items():
        if signal.sum_from and (large := _sums(text, signal.sum_from)):
            words[key] = (*words[key], *large)
    found = {key: said for key, said in words.items() if said}
    kinds = {kind: sum(text.count(word) for word in listed) for kind, listed in table.kind_words.items()}
    likest = max(kinds, key=lambda kind: kinds[kind], default="")
    return Heard(likest if kinds.get(likest) else "", tuple(found), found)


def in_words(heard: Heard) -> list[Words]:
    """Each signal with the words that spoke for it, in the reader's language."""
    return [aside(title_in(signals(), key), listed(found)) for key, found in heard.words.items()]


def _sums(text: str, least: int) -> tuple[str, ...]:
    """Sums of money of at least so many yuan, as they stand in the text."""
    return tuple(found[0] for found in SUM.finditer(text) if yuan(found[1]) >= least)


def yuan(said: str) -> float:
    """80,000 or 6.5万 or 六万五千 as a number."""
    if plain := re.fullmatch(r"([\d,，.]+)\s*([万千]?)", said):
        return float(re.sub("[,，]", "", plain[1])) * UNITS.get(plain[2], 1)
    whole, part, digit = 0, 0, 0
    for one in said:
        if one == "万":
            whole, part, digit = (part + digit or 1) * UNITS[one], 0, 0
        elif one in UNITS:
            part, digit = part + (digit or 1) * UNITS[one], 0
        else:
            digit = DIGITS[one]
    return whole + part + digit


def tried(kind: str, found: tuple[str, ...], table: Triage) -> Suggestion:
    """What the table would suggest."""
    return suggest(kind, found, table)
