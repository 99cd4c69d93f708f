"""Measured figures as the ui draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.core.figures import Asked, Value, get_figure, measure_all
from fengge.ui import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable

ALARMING = {"cases.overdue": "danger", "cases.unassigned": "warn"}


def numbers(keys: Iterable[str], asked: Asked, *, period: str = "") -> list[Figure]:
    """The named figures, measured and ready to show, each opening its rows; `period` says of which days."""
    known = [figure for figure in map(get_figure, keys) if figure]
    return [shown(value, period) for value in measure_all(known, asked)]


def shown(value: Value, period: str = "") -> Figure:
    """A rate shows what it is of; a rate of nothing is a dash, not a zero."""
    figure = value.figure
    tone = ALARMING.get(figure.key, "info") if value.count else "info"
    if value.out_of is None:
        return Figure(figure.title, str(value.count), figure.unit, value.url, note=period, tone=tone)  # type: ignore[arg-type]
    note = _("%(count)d / %(out_of)d 件") % {"count": value.count, "out_of": value.out_of}
    note = " · ".join(filter(None, (period, note)))
    return Figure(figure.title, f"{value.value:g}" if value.out_of else "–", figure.unit, value.url, note=note)
