"""A letter's own story: its events, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.letters.clocks import SAID
from fengge.core.clock import local
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.orgs.county.posts import in_words
from fengge.ui import TimelineEntry

if TYPE_CHECKING:
    from fengge.cases.models import Letter

ICONS = {
    "letter.drafted": "ballpen", "letter.changed": "edit", "letter.issued": "signature", "letter.received": "mail",
    "letter.replied": "send", "letter.accepted": "circle-check", "letter.returned": "corner-up-left", "letter.urged": "bell",
    "letter.extended": "calendar-due", "letter.paused": "player-pause", "letter.resumed": "player-play",
    "letter.withdrawn": "arrow-back-up", "letter.discarded": "trash", "letter.printed": "printer",
}  # fmt: skip
TONES = {
    "letter.accepted": "good", "letter.returned": "warn", "letter.urged": "warn", "letter.withdrawn": "danger",
}  # fmt: skip
PLAIN = ("number", "opinion", "words", "reason")


def story_of(letter: Letter) -> list[TimelineEntry]:
    """One query; what was said stands in the events."""
    rows = Event.objects.filter(subject_kind=subject_kind(letter), subject_id=letter.pk).defer("personal", "changes")
    return [_entry(event) for event in rows.order_by("-id")]


def _entry(event: Event) -> TimelineEntry:
    return TimelineEntry(
        SAID.get(event.type, event.type),
        in_words(event.signature),
        local(event.at),
        _text(event),
        ICONS.get(event.type, "point"),
        tone=TONES.get(event.type, ""),  # type: ignore[arg-type]
        key=str(event.pk),
    )


def _text(event: Event) -> str:
    told = event.details
    lines = [str(told[name]) for name in PLAIN if told.get(name)]
    if told.get("files"):
        lines.append(_("附件 %d 个") % told["files"])
    if "days" in told:
        lines.insert(0, _("延长 %s 天") % told["days"])
    if told.get("late"):
        lines.append(_("已超过期限"))
    return "\n".join(lines)
