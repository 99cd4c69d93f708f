"""Upload a list of orders, and take it in whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from fengge.cases.hotline.judging import HEADINGS, Plan, plan
from fengge.cases.hotline.orders import receive
from fengge.cases.models import HotlineImport
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.lists import Row, read
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.core.access import Actor

MOST_ROWS = 1000
LOCK = 7_104_005  # two imports at once could each find a number missing


@verb(May.IMPORT_ORDERS, event="orders.uploaded")
def upload(name: str, content: bytes, *, by: Actor) -> HotlineImport:
    """Keep the file's rows for a dry run. Opens no case."""
    del by
    rows = read(name, content, HEADINGS, most=MOST_ROWS)
    record(rows=len(rows))
    return HotlineImport.objects.create(
        name=name[-200:], division=pack().county, cells=[[row.number, row.cells] for row in rows], uploaded_at=now()
    )


def dry_run(upload: HotlineImport) -> Plan:
    """What taking it in would do now."""
    return plan(Row(number, cells) for number, cells in upload.cells)


@verb(May.IMPORT_ORDERS, event="orders.imported")
def import_orders(upload: HotlineImport, *, by: Actor) -> HotlineImport:
    """Take the whole list in, or nothing of it. The rows are forgotten: the cases have them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if upload.applied_at:
        raise Refused(_("这份工单已经导入过。"))
    what = dry_run(upload)
    if what.wrong:
        raise Refused(_("文件还有 %d 处错误，没有导入任何一行。") % len(what.wrong))
    for given in what.new:
        receive(given, by=by, ticket=Ticket.new())
    upload.entered, upload.applied_at, upload.cells = len(what.new), now(), []
    record(entered=upload.entered)
    return upload
