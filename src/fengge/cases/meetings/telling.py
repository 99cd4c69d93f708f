"""What a case's file says of meetings: a panel with how often it was discussed, and the words of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.hands import signature
from fengge.cases.file.glance import look_for
from fengge.cases.file.panels import panel
from fengge.cases.file.telling import telling
from fengge.cases.meetings import shown
from fengge.cases.meetings.series import title_of
from fengge.cases.models import Decision
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.wording import written_day
from fengge.orgs.county.posts import in_words
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event

SHOWN = 5


look_for(decisions="SELECT FROM cases_decision WHERE case_id = %(case)s")


@panel("cases/meetings/_panel.html", order=40)
def discussed(record: Record) -> dict[str, Any] | None:
    """How often it was discussed, where the reader may see that, and the newest decisions."""
    if not record.actor.may(May.SEE_MEETINGS) or not record.has["decisions"]:
        return None
    every = Decision.objects.filter(case_id=record.case.pk).order_by("-id")
    rows = list(every.select_related("owner__person", "owner__division"))
    at = now()
    newest = [
        {
            "decision": one,
            "meeting": shown.meeting_of(one),
            "owner": signature(one.owner) if one.owner else "",
            "due": shown.due_of(one, at),
        }
        for one in rows[:SHOWN]
    ]
    return {"times": len(rows), "newest": newest} if rows else None


@telling("case.discussed", "risk.discussed")
def _discussed(_record: Record, event: Event) -> str:
    told = event.details
    choice = dict(Decision.Choice.choices).get(told.get("choice", ""), "")
    lines = [
        f"{name_of(told.get('place', ''))} {title_of(told.get('series', ''))}",
        f"{choice} {told.get('words', '')}",
    ]
    if told.get("owner"):
        lines.append(
            _("%(who)s办，%(day)s前办好") % {"who": in_words(told["owner"]), "day": written_day(told.get("due_on", ""))}
        )
    return "\n".join(line.strip() for line in lines if line.strip())


@telling("case.decision_done", "risk.decision_done")
def _done(_record: Record, event: Event) -> str:
    told = event.details
    return "\n".join(filter(None, (title_of(told.get("series", "")), told.get("words", ""), told.get("result", ""))))
