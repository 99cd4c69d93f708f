"""Local words: what this county calls a concept that the code knows by one name."""

from __future__ import annotations

from django.utils.translation import get_language

from fengge.core.packs.pack import pack
from fengge.core.packs.part import Entry, Part


class Word(Entry):
    """A local name beside the canonical Chinese term; `note` says what is known of it."""

    title: str
    title_en: str
    canonical: str = ""
    note: str = ""
    note_en: str = ""

    def __str__(self) -> str:
        return self.title_en if (get_language() or "").startswith("en") else self.title


class Words(Part, file="words.toml"):
    """The county's glossary, by the identifier of `docs/glossary.md`."""

    words: dict[str, Word] = {}


def word(key: str) -> Word:
    """What the active county calls this. Raises KeyError for a word no pack knows."""
    return pack().part(Words).words[key]
