"""What a text seems to speak of: signals and a kind found by the pack's words. A help for a person, never a decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.cases.triage.suggesting import suggest

if TYPE_CHECKING:
    from fengge.cases.triage.suggesting import Suggestion
    from fengge.core.packs.triage import Triage

SUM = re.compile(r"(\d+(?:\.\d+)?)\s*(万|千)?\s*(?:多|余)?\s*(?:元|块)")
TIMES = {"万": 10_000, "千": 1_000, None: 1}


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


def _sums(text: str, least: int) -> tuple[str, ...]:
    """Sums of money of at least so many yuan, as they stand in the text."""
    return tuple(found[0] for found in SUM.finditer(text) if float(found[1]) * TIMES[found[2]] >= least)


def tried(kind: str, signals: tuple[str, ...], table: Triage) -> Suggestion:
    """What the table would suggest."""
    return suggest(kind, signals, table)
