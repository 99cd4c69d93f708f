"""The replies for the platform: taken out as a file as often as needed, and ended once they are with the platform."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.utils.translation import gettext as _

from fengge.cases.hotline.inputs import SendGiven
from fengge.cases.hotline.orders import send
from fengge.cases.models import Case, HotlineOrder
from fengge.cases.permissions import May
from fengge.core.clock import local, now
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

MOST = 5000
AGAIN = timedelta(days=7)
# What the platform reads stays Chinese, whatever the reader's language.
TITLES = ("工单编号", "办理结果", "答复内容或退回理由", "答复时间", "承办单位", "系统案号")
RESULTS = {"replied": "已办理答复", "handed_back": "退回", "sent": "已办理答复"}
FORMULA = ("=", "+", "-", "@", "\t")


def waiting() -> Any:
    """Orders answered or handed back that the platform does not know of yet, the nearest limit first."""
    there = HotlineOrder.objects.filter(sent_at=None, case__stage__in=("replied", "handed_back"))
    return _whole(there).order_by("due_at", "id")


def handed_in() -> Any:
    """Orders whose answers were marked as handed in these last days: a file that got lost is taken out again."""
    return _whole(HotlineOrder.objects.filter(sent_at__gte=now() - AGAIN)).order_by("sent_at", "id")


def _whole(orders: Any) -> Any:
    return orders.select_related("case__unit")


@verb(May.IMPORT_ORDERS, event="orders.exported")
def export_replies(*, by: Actor, ending: str, again: bool = False) -> bytes:
    """The file, as .csv or .xlsx; who took it stays on record."""
    del by
    rows = [TITLES, *(_row(one) for one in (handed_in() if again else waiting())[:MOST])]
    record(lines=len(rows) - 1, ending=ending)
    return _csv(rows) if ending == "csv" else _xlsx(rows)


def _row(order: HotlineOrder) -> tuple[str, ...]:
    closure = order.case.closures.order_by("-id").first() if order.case.stage == "handed_back" else None
    words = closure.summary if closure else order.reply
    at = closure.at if closure else order.replied_at
    unit = order.case.unit.name if order.case.unit else ""
    when = f"{local(at):%Y-%m-%d %H:%M}" if at else ""
    return (order.number, RESULTS[order.case.stage], words, when, unit, order.case.number)


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    """With the mark by which spreadsheets know the encoding; a cell that looks like a formula is a text."""
    file = StringIO()
    csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _xlsx(rows: list[tuple[str, ...]]) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("工单答复")
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 5, 18)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()
    return file.getvalue()


@verb(May.IMPORT_ORDERS, event="orders.sent")
def send_all(*, by: Actor, until: datetime) -> int:
    """Everything answered or handed back by `until` is with the platform; what was answered since stays."""
    there = [one for one in waiting()[:MOST] if _done_at(one) <= until]
    for order in there:
        if order.case.stage == "replied":
            send(Case.objects.get(pk=order.case_id), SendGiven(), by=by)
        else:
            order.sent_at = now()
            order.save(update_fields=["sent_at"])
    record(lines=len(there))
    return len(there)


def _done_at(order: HotlineOrder) -> datetime:
    return order.replied_at or order.case.settled_at or now()


def name_of_file(ending: str) -> str:
    """The name it is saved under."""
    return f"{_('工单答复')} {now():%Y%m%d-%H%M}.{ending}"
