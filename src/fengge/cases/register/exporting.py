"""The list as a spreadsheet. It is a deed: who exported what, when and how many lines stays on record and on the sheet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.http import FileResponse
from django.utils.translation import gettext as _

from fengge.cases.permissions import May
from fengge.cases.register.asking import Wanted
from fengge.cases.register.conditions import words
from fengge.cases.register.finding import found
from fengge.cases.register.paging import BY_REPORT, page_of
from fengge.cases.register.views import columns
from fengge.cases.showing.rows import lines_of
from fengge.core.clock import local, now
from fengge.core.pages import Request, page
from fengge.core.verbs import record, verb
from fengge.orgs.models.division import Level as Rank
from fengge.ui import Level
from fengge.ui.story import ClockView
from fengge.ui.words import masked_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fengge.cases.showing.rows import CaseLine
    from fengge.core.access import Actor

MOST = 5000
AT_ONCE = 500
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("cases/export/", allow=May.EXPORT, surface="desk", name="cases.export")
def export(request: Request) -> FileResponse:
    """The list under the URL's conditions as .xlsx, newest first, at most MOST lines."""
    wanted = Wanted.of(request.GET)
    file = export_cases(wanted, by=request.actor)
    name = f"{_('事项清单')} {now():%Y%m%d-%H%M}.xlsx"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=SHEET)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@verb(May.EXPORT, event="cases.exported")
def export_cases(wanted: Wanted, *, by: Actor) -> BytesIO:
    """Write the sheet, and record who took how many lines under which conditions."""
    at, file = now(), BytesIO()
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm", "remove_timezone": True}
    )
    sheet = book.add_worksheet(_("事项清单"))
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 9, 16)
    mark = _("%(who)s %(at)s 导出，含个人信息，请妥善保管，不得转发。") % {
        "who": by.signature,
        "at": f"{at:%Y-%m-%d %H:%M}",
    }
    sheet.write(0, 0, mark)
    sheet.write(1, 0, "；".join(str(one.title) for one in words(wanted)) or _("全部"))
    sheet.set_footer(f"&L{mark}&R&P / &N")
    count = _fill(sheet, wanted, by, at)
    book.close()
    file.seek(0)
    record(lines=count, conditions={name: value for name, value in wanted.query.items() if name != "q"})
    return file


def _fill(sheet: Any, wanted: Wanted, by: Actor, at: datetime) -> int:
    shows_people = not by.places or any(len(place) <= Rank.TOWN for place in by.places)
    kept = columns(wanted)
    titles = [str(column.title) for column in kept] + ([_("当事人")] if shows_people else [])
    sheet.write_row(2, 0, titles)
    count = 0
    for line in _lines(wanted, by, at, people=shows_people):
        values = [_plain(column.read(line)) for column in kept]
        sheet.write_row(3 + count, 0, values + ([_people(line)] if shows_people else []))
        count += 1
    return count


def _lines(wanted: Wanted, by: Actor, at: datetime, *, people: bool) -> Iterator[CaseLine]:
    rows = found(wanted, by, at).with_names()
    rows = rows.prefetch_related("parties") if people else rows
    after, left = "", MOST
    while left > 0:
        part = page_of(rows, BY_REPORT, after, size=min(AT_ONCE, left))
        yield from lines_of(part.cases, by, at)
        left, after = left - len(part.cases), part.after
        if not after:
            return


def _people(line: CaseLine) -> str:
    """Family names only: a list is for work, the file for the rest. Petitioners stand on no list that is taken away."""
    if not line.case.procedure.lists_people:
        return _("（不列）")
    return "、".join(masked_name(party.name) for party in line.case.parties.all())


def _plain(value: Any) -> Any:
    if isinstance(value, Level):
        return str(value.word)
    if isinstance(value, ClockView):
        return str(value.words)
    return local(value) if hasattr(value, "astimezone") else str(value)
