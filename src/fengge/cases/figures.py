"""Figures of casework: each a question about cases, answered within the reader's scope, and opened as the list of its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models import Case, Closure, Rating
from fengge.cases.tallying.standing import JUST_NOW, standing
from fengge.core.access.seen import successor
from fengge.core.clock import end_of, now, start_of
from fengge.core.figures import Asked, figure
from fengge.core.models import Event

if TYPE_CHECKING:
    from django.db.models import QuerySet

CASE = "cases.case"
PERCENT = "%"
DESK = ("desk", "demo")


def here(asked: Asked) -> QuerySet[Case]:
    """Cases handled in the place asked for."""
    rows = Case.objects.all()
    return rows.filter(division__gte=asked.place, division__lt=successor(asked.place)) if asked.place else rows


def within(asked: Asked, field: str) -> Q:
    """The moment in `field` lies in the days asked for, and not after what was known then."""
    span = Q(**{f"{field}__lte": asked.as_of})
    if asked.since:
        span &= Q(**{f"{field}__gte": start_of(asked.since)})
    if asked.until:
        span &= Q(**{f"{field}__lte": end_of(asked.until)})
    return span


def told(asked: Asked, *types: str) -> QuerySet[Event]:
    """Events of these types about the case in the outer question, in the days asked for."""
    return Event.objects.filter(within(asked, "at"), subject_kind=CASE, subject_id=OuterRef("pk"), type__in=types)


@figure(
    "cases.open", title=_("在办"), unit=_("件"), opens="cases.list", sets=DESK, kept=standing,
    definition=_("到查询时还没有办结的事项，各种办理程序合计。"),
)  # fmt: skip
def open_cases(asked: Asked) -> QuerySet[Case]:
    if now() - asked.as_of < JUST_NOW:
        return here(asked).filter(settled_at=None)
    return here(asked).filter(Q(settled_at=None) | Q(settled_at__gt=asked.as_of), reported_at__lte=asked.as_of)


@figure(
    "cases.overdue", title=_("超期"), unit=_("件"), opens="cases.list", sets=DESK, kept=standing,
    definition=_("在办、最近一个期限已过的事项。"),
)  # fmt: skip
def overdue_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(settled_at=None, next_due_at__lt=asked.as_of)


@figure(
    "cases.unassigned", title=_("无人承办"), unit=_("件"), opens="cases.list", sets=DESK, kept=standing,
    definition=_("在办、还没有承办人的事项。"),
)  # fmt: skip
def unassigned_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(settled_at=None, holder=None)


@figure(
    "cases.opened", title=_("新收"), unit=_("件"), opens="cases.list", sets=DESK,
    definition=_("在这段时间里第一次反映的事项，各种办理程序合计，按反映时间计。"),
)  # fmt: skip
def opened_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(within(asked, "reported_at"))


@figure(
    "cases.closed", title=_("办结"), unit=_("件"), opens="cases.list", sets=DESK,
    definition=_("在这段时间里办结过的事项，各种办理程序合计，无论结果：协议、整改、答复、终止、撤回和转法定渠道都算。后来又重新办理的，另计入重新办理。"),
)  # fmt: skip
def closed_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(within(asked, "settled_at") | _closed_once(asked))


def _closed_once(asked: Asked) -> Q:
    """Cases taken up again since: their row forgot that month, its closure did not. So a month told stays as it was told."""

    def ended() -> list[int]:
        since = within(replace(asked, until=None), "at")
        reopened = Event.objects.filter(since, type="case.reopened", subject_kind=CASE).values("subject_id")
        return list(Closure.objects.filter(within(asked, "at"), case_id__in=reopened).values_list("case_id", flat=True))

    # Fetched first: an OR over two tables would keep PostgreSQL from the index of either.
    return Q(pk__in=asked.once("ended and reopened", ended))


@figure(
    "cases.on_time", title=_("按期办结率"), unit=PERCENT, opens="cases.list", sets=DESK, out_of=closed_cases,
    definition=_("办结的事项中，从反映到办结没有一步超过期限的所占比例。"),
)  # fmt: skip
def on_time(asked: Asked) -> Q:
    until = within(replace(asked, since=None), "at")  # what came late afterwards is another month's
    late = Event.objects.filter(
        Q(details__has_key="late"), ~Q(details__late="archiving"), until, subject_kind=CASE, subject_id=OuterRef("pk")
    )
    return ~Q(Exists(late))


@figure(
    "cases.reopened", title=_("重新办理"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("在这段时间里办结后又重新办理的事项。"),
)  # fmt: skip
def reopened_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(told(asked, "case.reopened")))


@figure(
    "cases.returned", title=_("被退回"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("在这段时间里被退回，或移交后被对方退回的事项。"),
)  # fmt: skip
def returned_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(told(asked, "case.returned", "case.transfer_returned")))


@figure(
    "cases.agreed", title=_("达成协议"), unit=_("件"), opens="cases.list", sets=("demo",),
    definition=_("人民调解的事项中，在这段时间里达成书面或口头调解协议的。"),
)  # fmt: skip
def agreed_cases(asked: Asked) -> QuerySet[Case]:
    return here(asked).filter(Exists(told(asked, "agreement.made")))


def rated_cases(asked: Asked) -> QuerySet[Case]:
    """Cases whose resident said what they thought of the result."""
    words = Rating.objects.filter(within(asked, "at"), case=OuterRef("pk"))
    return here(asked).filter(Exists(words))


@figure(
    "cases.satisfied", title=_("群众满意率"), unit=PERCENT, opens="cases.list", sets=("demo",), out_of=rated_cases,
    definition=_("群众评价过的事项中，最近一次评价为满意或很满意的所占比例。没有评价的不计入。"),
)  # fmt: skip
def satisfied(asked: Asked) -> Q:
    newest = Rating.objects.filter(within(asked, "at"), case=OuterRef("case_id")).order_by("-id").values("pk")[:1]
    return Q(Exists(Rating.objects.filter(case=OuterRef("pk"), pk=newest, score__gte=4)))


@figure(
    "cases.solved", title=_("真正解决率"), unit=PERCENT, opens="cases.list", sets=("demo",), out_of=rated_cases,
    definition=_("群众评价过的事项中，最近一次评价说已经解决的所占比例。"),
)  # fmt: skip
def solved(asked: Asked) -> Q:
    newest = Rating.objects.filter(within(asked, "at"), case=OuterRef("case_id")).order_by("-id").values("pk")[:1]
    return Q(Exists(Rating.objects.filter(case=OuterRef("pk"), pk=newest, solved=True)))
