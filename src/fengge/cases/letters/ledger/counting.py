"""The three numbers above the ledger, each opening its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.core.figures import Asked, all_figures, measure
from fengge.ui import Figure

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.figures import Value
    from fengge.ui.parts import Tone

LATE = "letters.overdue"


def counted(at: datetime) -> list[Figure]:
    """Of this year so far, and what is late whenever it was issued, within the reader's scope."""
    year = Asked(at, since=at.date().replace(month=1, day=1), until=at.date())
    return [_shown(measure(one, Asked(at) if one.key == LATE else year)) for one in all_figures("letters")]


def _shown(value: Value) -> Figure:
    figure = value.figure
    if figure.key == LATE:
        tone: Tone = "danger" if value.count else "info"
        return Figure(figure.title, str(value.count), figure.unit, value.url, tone=tone)
    if value.out_of is None:
        return Figure(figure.title, str(value.count), figure.unit, value.url, note=_("今年"))
    note = _("今年 %(count)d / %(out_of)d 份") % {"count": value.count, "out_of": value.out_of}
    return Figure(figure.title, f"{value.value:g}" if value.out_of else "–", figure.unit, value.url, note=note)
