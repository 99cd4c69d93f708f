"""Code lists of the active pack as choices: (key, title) pairs in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fengge.cases import procedures
from fengge.core.packs import pack
from fengge.core.packs.codes import choices, codes
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]

RUNG_TITLES = {"village": _("村（社区）"), "town": _("镇（街道）"), "county": _("县")}
CHANNEL_TITLES = {
    "doorplate": _("门牌扫码"), "web": _("网上"), "counter": _("当面"), "phone": _("电话"), "grid": _("网格员代报"), "hotline": _("12345"),
    "split": _("从另一事项分出"),
}  # fmt: skip
MANNER_TITLES = {"in_person": _("当面"), "phone": _("电话"), "written": _("书面"), "online": _("网上")}


def _titled(entries: Mapping[str, object]) -> Pairs:
    english = (get_language() or "").startswith("en")
    return [
        (key, getattr(entry, "title_en", "") if english else getattr(entry, "title", ""))
        for key, entry in entries.items()
    ]


def dispute_kinds() -> Pairs:
    """The 18 kinds of disputes."""
    return list(choices("dispute_kinds"))


def kinds_of(procedure: str) -> Pairs:
    """What cases of this procedure are about."""
    named = procedures.declared()[procedure].kinds
    return list(choices(named)) if named else []


def kinds() -> Pairs:
    """What any case is about; keys are one's own over all the lists."""
    return [pair for name in _kind_lists() for pair in choices(name)]


def kind_title(key: str) -> str:
    """What a case is about, or the key itself: each line of a list asks, so only this one title is looked up."""
    return next((str(known) for name in _kind_lists() if (known := codes(name).get(key))), key)


def _kind_lists() -> dict[str, None]:
    return dict.fromkeys(one.kinds for one in procedures.declared().values() if one.kinds)


def event_titles(procedure: str) -> dict[str, Words]:
    """What events are called: by this procedure, else by the one the case came from."""
    others = (one.said for one in procedures.all())
    return {**{kind: title for said in others for kind, title in said.items()}, **procedures.get(procedure).said}


def sources() -> Pairs:
    """Where cases come from."""
    return list(choices("case_sources"))


def sexes() -> Pairs:
    """GB/T 2261.1."""
    return list(choices("sex"))


def ethnicities() -> Pairs:
    """GB/T 3304."""
    return list(choices("ethnic_groups"))


def levels() -> Pairs:
    """Levels of difficulty of the pack's triage table."""
    return _titled(pack().part(Triage).levels)


def all_levels() -> Pairs:
    """The levels of the triage table, and those that procedures have of their own."""
    own = {level.key: level.title for one in procedures.all() for level in one.levels}
    return list({**own, **dict(levels())}.items())


def routes() -> Pairs:
    """Legal channels of the pack's triage table."""
    return _titled(pack().part(Triage).routes)


def signals() -> Pairs:
    """What triage asks about the matter."""
    return _titled(pack().part(Triage).signals)


def rungs() -> Pairs:
    """The ladder, lowest first."""
    return list(RUNG_TITLES.items())


def manners() -> Pairs:
    """How somebody was spoken to."""
    return list(MANNER_TITLES.items())


def title_in(pairs: Pairs, key: str) -> Words:
    """The title of a key, or the key itself if the list no longer has it."""
    return dict(pairs).get(key, key)
