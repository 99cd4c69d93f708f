"""Figures of the ladder: what went up and why, what was urged, what is supervised, what waits at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from fengge.cases.figures import here, told, within
from fengge.cases.models import Alarm, CaseUrging, Supervision
from fengge.core.figures import Asked, figure

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models import Case


@figure(
    "cases.raised_by_rule", title=_("超期自动上交"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("在这段时间里因为过了期限，按规则上交过上一级的事项。一件多次上交只计一次。"),
)  # fmt: skip
def raised_by_rule(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(told(asked, "case.raised").filter(details__by="rule")))


@figure(
    "cases.raised_by_request", title=_("主动上交"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("在这段时间里由承办人或会议决定上交过上一级的事项。一件多次上交只计一次。"),
)  # fmt: skip
def raised_by_request(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(told(asked, "case.raised").exclude(details__by="rule")))


@figure(
    "cases.urged", title=_("催办"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("在这段时间里被上级或群众催办过的事项。一件多次催办只计一次。"),
)  # fmt: skip
def urged(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(CaseUrging.objects.filter(within(asked, "at"), case=OuterRef("pk"))))


@figure(
    "cases.supervised", title=_("正在督办"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("到查询时正在督办、还没有解除的事项。"),
)  # fmt: skip
def supervised(asked: Asked) -> QuerySet[Case]:
    open_ones = Supervision.objects.filter(lifted_at=None, at__lte=asked.as_of)
    return here(asked).filter(settled_at=None, pk__in=open_ones.values("case"))


@figure(
    "cases.alarmed", title=_("等待处置的告警"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("到查询时已在最高一级、过了期限，还没有人写明怎么处置的事项。"),
)  # fmt: skip
def alarmed(asked: Asked) -> QuerySet[Case]:
    waiting = Alarm.objects.filter(answered_at=None, at__lte=asked.as_of)
    return here(asked).filter(settled_at=None, pk__in=waiting.values("case"))
