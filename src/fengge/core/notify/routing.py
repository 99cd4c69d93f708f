"""Routing: the pack's row of an event says whether an audience is told, by which channels, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from fengge.core.notify.telling import Telling
from fengge.core.packs import pack
from fengge.core.packs.notices import BEYOND, Notices, Row
from fengge.core.wording import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NO_ROW = Row()


def row_of(event: str) -> Row:
    """The row of the active pack; one that tells nobody where there is none."""
    return pack().part(Notices).rows.get(event, NO_ROW)


def routed(
    event: str,
    audience: str,
    desks: Iterable[str],
    *,
    occasion: str,
    values: Mapping[str, str],
    url: str,
    discreet: bool = False,
) -> Iterator[Telling]:
    """A notice for each of these desks, or for none if the pack does not tell this audience."""
    row = row_of(event)
    channels = row.channels(audience)
    if "desk" not in channels:
        return
    beyond = tuple(one for one in channels if one in BEYOND)
    filled = {"stage": "", "place": "", "due": "", "link": "", **values}
    for desk in desks:
        yield Telling(occasion, desk, row.text, row.text_en, filled, url, row.kind, beyond, discreet)


def outside_text(event: str, values: Mapping[str, str]) -> str:
    """What residents read of it: in Chinese, whoever acted."""
    words = row_of(event).outside or pack().part(Notices).outside.text
    with translation.override("zh-hans"):
        day = str(written_day(values.get("due", "")))
    return signed(words.format(**{**values, "due": day}))


def signed(text: str) -> str:
    """With the sender in front, as providers of text messages ask for."""
    county = pack()
    return f"【{county.info.title}{county.part(Notices).outside.signature}】{text}"
