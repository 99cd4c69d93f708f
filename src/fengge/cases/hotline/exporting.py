"""The replies for the platform: taken out as a file as often as needed, and ended once they are with the platform."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _

from fengge.cases.hotline.inputs import SendGiven
from fengge.cases.hotline.orders import send
from fengge.cases.models import Case, HotlineOrder
from fengge.cases.permissions import May
from fengge.core.clock import local, now
from fengge.core.lists import plain_lines, spreadsheet
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from io import BytesIO

    from fengge.core.access import Actor

MOST = 5000
AGAIN = timedelta(days=7)
# What the platform reads stays Chinese, whatever the reader's language.
TITLES = ("工单编号", "办理结果", "答复内容或退回理由", "答复时间", "承办单位", "系统案号")
RESULTS = {"replied": "已办理答复", "handed_back": "退回"}


def waiting() -> Any:
    """Orders answered or handed back that the platform does not know of yet, the nearest limit first."""
    there = HotlineOrder.objects.filter(sent_at=None, case__stage__in=("replied", "handed_back"))
    return _whole(there).order_by("due_at", "id")


def handed_in() -> Any:
    """Orders whose answers were marked as handed in these last days: a file that got lost is taken out again."""
    return _whole(HotlineOrder.objects.filter(sent_at__gte=now() - AGAIN)).order_by("sent_at", "id")


def _whole(orders: Any) -> Any:
    return orders.select_related("case__unit")


class Reply(NamedTuple):
    """What the platform is told of one order: `result` is replied or handed_back, and `words` the answer or the reason."""

    number: str
    result: str
    words: str
    at: datetime | None
    unit: str
    case: str


@verb(May.IMPORT_ORDERS, event="orders.exported")
def take_replies(*, by: Actor, ending: str, again: bool = False) -> list[Reply]:
    """The replies that wait, or those handed in these last days; who took them stays on record."""
    del by
    found = [_reply(one) for one in (handed_in() if again else waiting())[:MOST]]
    record(lines=len(found), ending=ending)
    return found


def file_of(replies: Iterable[Reply], ending: str) -> BytesIO:
    """As .csv or .xlsx, as the platform reads it."""
    rows = [TITLES, *(_row(one) for one in replies)]
    return plain_lines(rows) if ending == "csv" else spreadsheet("工单答复", rows)


def _reply(order: HotlineOrder) -> Reply:
    case = order.case
    back = case.closures.order_by("-id").first() if case.stage == "handed_back" else None
    words, at = (back.summary, back.at) if back else (order.reply, order.replied_at)
    result = "handed_back" if case.stage == "handed_back" else "replied"
    return Reply(order.number, result, words, at, case.unit.name if case.unit else "", case.number)


def _row(one: Reply) -> tuple[str, ...]:
    when = f"{local(one.at):%Y-%m-%d %H:%M}" if one.at else ""
    return (one.number, RESULTS[one.result], one.words, when, one.unit, one.case)


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
