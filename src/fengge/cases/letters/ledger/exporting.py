"""The ledger as a spreadsheet or as plain lines. It is a deed: who took how many lines under which conditions is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from fengge.cases.letters.ledger.asking import Wanted, found
from fengge.cases.letters.ledger.views import columns, words
from fengge.cases.letters.showing import lines_of
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.lists import SHEET, every, plain_lines, spreadsheet
from fengge.core.pages import Request, page
from fengge.core.verbs import record, verb
from fengge.ui import ClockView, Column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from io import BytesIO

    from fengge.core.access import Actor

MOST = 5000
TYPES = {"xlsx": SHEET, "csv": "text/csv; charset=utf-8"}


@page("letters/export.<str:ending>", allow=May.EXPORT, surface="desk", name="cases.letters_export")
def export(request: Request, ending: str) -> FileResponse:
    """The ledger under the URL's conditions, newest first, at most MOST lines."""
    if ending not in TYPES or not request.actor.may(May.LETTERS):
        raise Http404
    file = export_letters(Wanted.of(request.GET), ending, by=request.actor)
    name = f"{_('函件台账')} {now():%Y%m%d-%H%M}.{ending}"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[ending])
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@verb(May.EXPORT, event="letters.exported")
def export_letters(wanted: Wanted, ending: str, *, by: Actor) -> BytesIO:
    """Write the file, marked with who took it and when."""
    at = now()
    mark = _("%(who)s %(at)s 导出，请妥善保管，不得转发。") % {"who": by.signature, "at": f"{at:%Y-%m-%d %H:%M}"}
    conditions = "；".join(str(one.title) for one in words(wanted)) or _("全部")
    kept = [*columns(), Column("kind", _("文种")), Column("case", _("案号"), lambda line: line.letter.case_number)]
    lines = [[_plain(column.read(line)) for column in kept] for line in _lines(wanted, by, at)]
    table = [[mark], [conditions], [str(column.title) for column in kept], *lines]
    record(lines=len(lines), ending=ending, conditions={n: v for n, v in wanted.query.items() if n != "q"})
    return spreadsheet(_("函件台账"), table) if ending == "xlsx" else plain_lines(table)


def _lines(wanted: Wanted, by: Actor, at: datetime) -> Iterator[Any]:
    for letters in every(found(wanted, by, at).with_names(), MOST):
        yield from lines_of(letters, at)


def _plain(value: Any) -> str:
    return str(value.words) if isinstance(value, ClockView) else str(value)
