"""Upload a list of orders; what is right is taken in, what is wrong is given back with its reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from fengge.cases.hotline.judging import HEADINGS, Plan, plan
from fengge.cases.hotline.orders import receive
from fengge.cases.models import HotlineImport
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.lists import Row, read, spreadsheet
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from io import BytesIO

    from fengge.core.access import Actor

MOST_ROWS = 5000
KEPT = timedelta(days=7)  # rows that nobody came back for are forgotten: they name people
LOCK = 7_104_005  # two imports at once could each find a number missing


@verb(May.IMPORT_ORDERS, event="orders.uploaded")
def upload(name: str, content: bytes, *, by: Actor) -> HotlineImport:
    """Keep the file's rows for a dry run. Opens no case."""
    del by
    rows = read(name, content, HEADINGS, most=MOST_ROWS, whole=False)
    record(rows=len(rows))
    HotlineImport.objects.filter(uploaded_at__lt=now() - KEPT).update(cells=[])
    return HotlineImport.objects.create(
        name=name[-200:], division=pack().county, cells=[[row.number, row.cells] for row in rows], uploaded_at=now()
    )


def dry_run(upload: HotlineImport) -> Plan:
    """What taking it in would do now; once it was taken in, what is still left of it."""
    return plan(Row(number, cells) for number, cells in upload.cells)


@verb(May.IMPORT_ORDERS, event="orders.imported")
def import_orders(upload: HotlineImport, *, by: Actor) -> HotlineImport:
    """Take in every row that is right: its clock runs already. Those rows are forgotten, the cases have them; the wrong ones stay."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if upload.applied_at:
        raise Refused(_("这份工单已经导入过。"))
    what = dry_run(upload)
    if not what.new:
        raise Refused(_("没有可以导入的新工单。"))
    for given in what.new:
        receive(given, by=by, ticket=Ticket.new())
    upload.entered, upload.applied_at = len(what.new), now()
    upload.cells = [[row.number, row.cells] for row in what.left]
    record(entered=upload.entered, left=len(what.left))
    return upload


def left_over(what: Plan) -> BytesIO:
    """The wrong rows under the platform's titles, each with what is wrong: put right there, and uploaded again."""
    wrong: dict[int, list[str]] = {}
    for one in what.wrong:
        wrong.setdefault(one.row, []).append(one.words)
    titles = [names[0] for names in HEADINGS.titles.values()]
    rows = [[*titles, _("原来第几行"), _("为什么没有导入")]]
    for row in what.left:
        why = "；".join(wrong.get(row.number, ()))
        rows.append([*(row.cells.get(key, "") for key in HEADINGS.titles), str(row.number), why])
    return spreadsheet(_("没有导入的工单"), rows)
