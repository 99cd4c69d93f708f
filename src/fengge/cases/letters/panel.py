"""On the case file: the letters about the case, so that its story need not tell them a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from fengge.cases.file.glance import look_for
from fengge.cases.file.panels import panel
from fengge.cases.letters.ledger.asking import Wanted
from fengge.cases.letters.showing import lines_of
from fengge.cases.models import Letter
from fengge.cases.permissions import May
from fengge.core.clock import now

if TYPE_CHECKING:
    from fengge.cases.file.record import Record

SHOWN = 10


look_for(letters="SELECT FROM cases_letter WHERE case_id = %(case)s")


@panel("cases/letters/_panel.html", order=40)
def letters(record: Record) -> dict[str, Any] | None:
    """Newest first; nothing for those who neither read nor write letters."""
    case, actor = record.case, record.actor
    if not actor.may(May.LETTERS):
        return None
    every = Letter.objects.with_names().filter(case_id=case.pk).order_by("-pk")
    rows = list(every[: SHOWN + 1]) if record.has["letters"] else []
    may_draft = actor.may(May.DRAFT_LETTER, case)
    if not rows and not may_draft:
        return None
    return {
        "lines": lines_of(rows[:SHOWN], now()),
        "more_url": Wanted(q=case.number).url() if len(rows) > SHOWN else "",
        "new_url": reverse("cases.letter_kinds", args=[case.number]) if may_draft else "",
    }
