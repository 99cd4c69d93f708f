"""An order on its file: the platform's particulars beside the story, and its events in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.file.panels import panel
from fengge.cases.file.telling import telling
from fengge.cases.models import HotlineOrder
from fengge.core.clock import local

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


@panel("cases/hotline/_order.html", order=5, procedures=("hotline",))
def order(record: Record) -> dict[str, Any] | None:
    """Number, limit, urgings and what it says beside the matter, as the platform has them."""
    found = HotlineOrder.objects.filter(case=record.case).first()
    came = next((one for one in record.events if one.type == "case.reported"), None)
    return {"order": found, "words": came.details.get("words", "") if came else ""} if found else None


@telling("hotline.replied")
def _replied(_record: Record, event: Event) -> str:
    contacted = _("已联系诉求人") if event.details.get("contacted") else _("没有联系到诉求人")
    return f"{event.details.get('reply', '')}\n{contacted}"


@telling("hotline.handed_back", "hotline.reply_refused")
def _with_reason(_record: Record, event: Event) -> str:
    return str(event.details.get("reason", ""))


@telling("hotline.sent_again")
def _sent_again(_record: Record, event: Event) -> str:
    due = local(datetime.fromisoformat(event.details["upstream_due"]))
    return f"{_('新的办结时限：%s') % f'{due:%Y-%m-%d %H:%M}'}\n{event.details.get('reason', '')}"


@telling("hotline.extended")
def _extended(_record: Record, event: Event) -> str:
    words = str(event.details.get("words", ""))
    if not event.details.get("granted"):
        return f"{_('平台不同意延期')}\n{words}"
    due = local(datetime.fromisoformat(event.details["upstream_due"]))
    return f"{_('平台同意延期到 %s') % f'{due:%Y-%m-%d %H:%M}'}\n{words}"


@telling("hotline.urged")
def _urged(_record: Record, event: Event) -> str:
    times = _("平台第 %d 次催办") % event.details.get("times", 1)
    return f"{times}\n{event.details.get('words', '')}"
