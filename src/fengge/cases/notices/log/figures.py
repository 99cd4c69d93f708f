"""Figures of messages: how many went out, how many of them when they should, how many never did; each opens the log."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.figures import within
from fengge.core.access.seen import successor
from fengge.core.figures import Asked, figure
from fengge.core.models import Delivery

if TYPE_CHECKING:
    from django.db.models import QuerySet

LOG = "cases.messages"
SETS = ("messages",)
MESSAGES = _("条")
IN_TIME = timedelta(minutes=10)


def _made(asked: Asked) -> QuerySet[Delivery]:
    rows: QuerySet[Delivery] = Delivery.objects.filter(within(asked, "created_at"))
    return rows.filter(division__gte=asked.place, division__lt=successor(asked.place)) if asked.place else rows


@figure(
    "messages.sent", title=_("消息发出"), unit=MESSAGES, opens=LOG, sets=SETS,
    definition=_("在这段时间里生成、到查询时已经发出的消息。"),
)  # fmt: skip
def sent(asked: Asked) -> QuerySet[Delivery]:
    return _made(asked).filter(sent_at__lte=asked.as_of)


@figure(
    "messages.failed", title=_("消息没有发出"), unit=MESSAGES, opens=LOG, sets=SETS,
    definition=_("在这段时间里生成、试过规定的次数仍没有发出的消息，可以人工再发。"),
)  # fmt: skip
def failed(asked: Asked) -> QuerySet[Delivery]:
    return _made(asked).filter(failed_at__lte=asked.as_of)


def ended(asked: Asked) -> QuerySet[Delivery]:
    """Those of which it can be said: they went, or they were given up."""
    return _made(asked).filter(Q(sent_at__lte=asked.as_of) | Q(failed_at__lte=asked.as_of))


@figure(
    "messages.in_time", title=_("消息按时发出率"), unit="%", opens=LOG, sets=SETS, out_of=ended,
    definition=_("已经发出或没有发出的消息中，在应发时间后 10 分钟内发出的所占比例；夜里不发的，应发时间从早上算。"),
)  # fmt: skip
def in_time(asked: Asked) -> Q:
    return Q(sent_at__lte=asked.as_of) & Q(sent_at__lte=F("wanted_at") + IN_TIME)
