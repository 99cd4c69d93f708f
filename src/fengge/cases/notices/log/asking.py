"""What the log is asked for, from the URL, and the messages that meet it: all inside the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fengge.core.access.seen import successor
from fengge.core.clock import now
from fengge.core.lists import Conditions
from fengge.core.models import Delivery

if TYPE_CHECKING:
    from django.db.models import QuerySet

STATES = [("failed", _("没有发出")), ("waiting", _("等待发出")), ("sent", _("已发出"))]
_CONDITIONS: dict[str, dict[str, object]] = {
    "failed": {"failed_at__isnull": False},
    "waiting": {"sent_at": None, "failed_at": None},
    "sent": {"sent_at__isnull": False},
}


@dataclass(frozen=True)
class Wanted(Conditions):
    """Which messages; `about` is a case's number, whole."""

    PAGE = "cases.messages"

    state: str = ""
    about: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    figure: str = ""


def found(wanted: Wanted) -> QuerySet[Delivery]:
    """The messages that meet every condition. A figure's own rows are the start, so that a number and its list agree."""
    rows: Any = Delivery.objects.all()
    if wanted.counted:
        rows = wanted.counted.rows(wanted.asked(now()))
    elif wanted.place:
        rows = rows.filter(division__gte=wanted.place, division__lt=successor(wanted.place))
    if wanted.about:
        rows = rows.filter(about=wanted.about)
    return rows.filter(**_CONDITIONS.get(wanted.state, {}))
