"""How a case was asked after, ended, rated and taken up again, in its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.file.telling import details, lines, telling

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


telling("case.archived")(details("dossier_number"))


@telling("case.visited")
def _visited(record: Record, event: Event) -> str:
    visit = record.next_of("visits")
    satisfied = _("满意") if event.details.get("satisfied") else _("不满意")
    return lines(satisfied, visit.words if visit else "")


@telling("case.closed", "case.refused", "case.terminated", "case.withdrawn", "case.referred")
def _ended(record: Record, _event: Event) -> str:
    closure = record.next_of("closures")
    return lines(closure.get_outcome_display(), closure.summary) if closure else ""


@telling("case.rated")
def _rated(record: Record, _event: Event) -> str:
    rating = record.next_of("ratings")
    if rating is None:
        return ""
    solved = _("群众说已经解决") if rating.solved else _("群众说没有解决")
    return lines(_("%(solved)s；满意度 %(score)d / 5") % {"solved": solved, "score": rating.score}, rating.words)


@telling("case.reopened")
def _reopened(record: Record, event: Event) -> str:
    return _rated(record, event) if event.details.get("by_resident") else str(event.details.get("reason", ""))
