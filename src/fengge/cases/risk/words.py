"""The pack's words on risk, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.core.packs import pack
from fengge.core.packs.risk import COLOURS, Risk
from fengge.ui import Level

if TYPE_CHECKING:
    from fengge.core.packs.risk import Sign, Standing
    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]

# What is asked about first.
ABOUT = ("happened", "said", "at_stake", "handling")


def rules() -> Risk:
    """What the county has declared."""
    return pack().part(Risk)


def titled(one: Sign | Standing) -> str:
    """What it is called in the reader's language."""
    return one.title_en if is_english() else one.title


def signs() -> Pairs:
    """What may be found: what happened, what was said, what is at stake, how it is handled; each in the county's order."""
    ordered = sorted(rules().signs.items(), key=lambda item: ABOUT.index(item[1].about))
    return [(key, titled(one)) for key, one in ordered]


def colours() -> Pairs:
    """Gravest first; none where the county has none."""
    return [(key, titled(rules().standing(key))) for key in COLOURS] if rules().colours else []


def colour_title(colour: str) -> Words:
    """What the county calls the colour."""
    return dict(colours()).get(colour, colour)


def colour_level(colour: str) -> Level:
    """The colour as word and shape."""
    return Level(colour, str(colour_title(colour)))  # type: ignore[arg-type]


def police_words() -> str:
    """What is said first while a case is red."""
    police = rules().police
    return police.tell_en if is_english() else police.tell


def is_english() -> bool:
    return (get_language() or "").startswith("en")
