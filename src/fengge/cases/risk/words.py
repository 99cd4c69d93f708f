"""The pack's words on risk, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fengge.core.packs import pack
from fengge.core.packs.risk import COLOURS, Risk

if TYPE_CHECKING:
    from fengge.core.packs.risk import Sign, Standing
    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]

ABOUT = {"happened": _("发生过的事"), "said": _("说过的话"), "at_stake": _("争的是什么"), "handling": _("办理情况")}


def rules() -> Risk:
    """What the county has declared."""
    return pack().part(Risk)


def titled(one: Sign | Standing) -> str:
    """What it is called in the reader's language."""
    return one.title_en if is_english() else one.title


def signs() -> Pairs:
    """What may be found, in the county's order."""
    return [(key, f"{ABOUT[one.about]} · {titled(one)}") for key, one in rules().signs.items()]


def colours() -> Pairs:
    """Gravest first; none where the county has none."""
    return [(key, titled(rules().standing(key))) for key in COLOURS] if rules().colours else []


def colour_title(colour: str) -> Words:
    """What the county calls the colour."""
    return dict(colours()).get(colour, colour)


def police_words() -> str:
    """What is said first while a case is red."""
    police = rules().police
    return police.tell_en if is_english() else police.tell


def is_english() -> bool:
    return (get_language() or "").startswith("en")
