"""The ledger as a spreadsheet: what the reader sees in it and nothing more. Who took how many lines stays on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from fengge.cases.permissions import May
from fengge.cases.risk.ledger.asking import Wanted, found
from fengge.cases.risk.ledger.views import columns, lines_of, title
from fengge.core.clock import now, today
from fengge.core.lists import SHEET, every, spreadsheet
from fengge.core.pages import Request, page
from fengge.core.verbs import record, verb
from fengge.ui import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO

    from fengge.cases.risk.ledger.views import RiskLine
    from fengge.core.access import Actor

MOST = 5000


@page("risks/export.xlsx", allow=May.EXPORT, surface="desk", name="cases.risks_export")
def export(request: Request) -> FileResponse:
    """The ledger under the URL's conditions, newest first, at most MOST lines."""
    if not request.actor.may(May.SEE_RISKS):
        raise Http404
    file = export_risks(Wanted.of(request.GET), by=request.actor)
    answer = FileResponse(file, as_attachment=True, filename=f"{title()} {now():%Y%m%d-%H%M}.xlsx", content_type=SHEET)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@verb(May.EXPORT, event="risk.exported")
def export_risks(wanted: Wanted, *, by: Actor) -> BytesIO:
    """Write the sheet, marked with who took it and when."""
    mark = _("%(who)s %(at)s 导出，请妥善保管，不得转发。") % {"who": by.signature, "at": f"{now():%Y-%m-%d %H:%M}"}
    kept = columns()
    lines = [[_plain(column.read(line)) for column in kept] for line in _lines(wanted)]
    record(lines=len(lines), conditions=wanted.query)
    return spreadsheet(title(), [[mark], [str(column.title) for column in kept], *lines])


def _plain(value: object) -> str:
    return str(value.word if isinstance(value, Level) else value)


def _lines(wanted: Wanted) -> Iterator[RiskLine]:
    for marks in every(found(wanted, today()), MOST):
        yield from lines_of(marks)
