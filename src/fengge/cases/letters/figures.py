"""Figures of letters: how many went out, how many were answered in time, how many are late; each opens the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.figures import within
from fengge.cases.models import Letter, LetterReply
from fengge.core.access.seen import successor
from fengge.core.figures import Asked, figure

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models.letters import Letters

LEDGER = "cases.letters"
COPIES = _("份")


def issued_then(asked: Asked) -> Letters:
    """Issued in the days and the place asked for; those withdrawn since are left out."""
    rows: Letters = Letter.objects.filter(within(asked, "issued_at")).exclude(state=Letter.State.WITHDRAWN)
    return rows.filter(division__gte=asked.place, division__lt=successor(asked.place)) if asked.place else rows


@figure(
    "letters.issued", title=_("发出函件"), unit=COPIES, opens=LEDGER, sets=("letters",),
    definition=_("在这段时间里发出的函件，撤回的不计。"),
)  # fmt: skip
def issued_letters(asked: Asked) -> QuerySet[Letter]:
    return issued_then(asked)


@figure(
    "letters.overdue", title=_("函件超期"), unit=COPIES, opens=LEDGER, sets=("letters",),
    definition=_("到查询时还没有了结、收函单位没有按期签收或回复的函件。"),
)  # fmt: skip
def overdue_letters(asked: Asked) -> QuerySet[Letter]:
    return issued_then(asked).unanswered(asked.as_of)


def answered_or_late(asked: Asked) -> QuerySet[Letter]:
    """Issued then, and either answered by now or late with the first answer: only of these can it be said."""
    answered = Exists(LetterReply.objects.filter(letter=OuterRef("pk")))
    late = Q(settled_at=None, next_due_at__lt=asked.as_of, state__in=("issued", "received"))
    return issued_then(asked).filter(answered | late)


@figure(
    "letters.in_time", title=_("函件按期回复率"), unit="%", opens=LEDGER, sets=("letters",), out_of=answered_or_late,
    definition=_("这段时间发出、已经回复或已经超期的函件中，第一次回复没有超过期限的所占比例。"),
)  # fmt: skip
def answered_in_time(_asked: Asked) -> Q:
    first = LetterReply.objects.filter(letter=OuterRef("letter")).order_by("id").values("pk")[:1]
    at_first = LetterReply.objects.filter(Q(due_at=None) | Q(at__lte=F("due_at")), letter=OuterRef("pk"), pk=first)
    return Q(Exists(at_first))
