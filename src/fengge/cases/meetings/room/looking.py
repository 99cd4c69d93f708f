"""What the room shows: read at a bounded number of questions, however long the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.calling.rhythm import next_due
from fengge.cases.meetings.series import may_run, series_of
from fengge.cases.models import AgendaItem, Case, Decision, Meeting
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import now, today
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fengge.core.access import Actor

EARLIER = 5


@dataclass(frozen=True)
class ItemLine:
    """An item in the list: its place, why it is there, and what was decided."""

    item: AgendaItem
    decision: Decision | None
    current: bool
    section: str = ""  # named where it differs from that of the line before

    @property
    def reasons(self) -> list[str]:
        return shown.reasons(self.item)

    @property
    def decided(self) -> str:
        return str(self.decision.get_choice_display()) if self.decision else ""


def meeting_of(pk: int) -> Meeting:
    """The meeting, or Http404: one of another place is not there."""
    found: Meeting = get_object_or_404(Meeting.objects.select_related("chair__person", "minute_taker__person"), pk=pk)
    return found


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda, as far as the reader may see it."""
    rows = AgendaItem.objects.filter(meeting=meeting).select_related(
        "decision__owner__person", "decision__owner__division"
    )
    items = list(rows.order_by("position"))
    for item in items:
        item.meeting = meeting
    return items


def item_at(items: Sequence[AgendaItem], position: int) -> AgendaItem:
    """The item with its case as it is now, or Http404."""
    found = next((item for item in items if item.position == position), None)
    if found is None:
        raise Http404
    if found.case_id:
        found.case = Case.objects.with_names().filter(pk=found.case_id).first()
    return found


def decision_of(item: AgendaItem) -> Decision | None:
    """What was decided on it, if anything."""
    return getattr(item, "decision", None)


def next_of(items: Sequence[AgendaItem], after: int) -> AgendaItem | None:
    """The next undecided item, going round; None when all is decided."""
    left = [item for item in items if item.decided_at is None and item.position != after]
    return next((item for item in left if item.position > after), left[0] if left else None)


def room(meeting: Meeting, items: Sequence[AgendaItem], actor: Actor, position: int = 0) -> dict[str, Any]:
    """What every look into the room shows."""
    positions = [item.position for item in items]
    here = positions.index(position) if position in positions else -1
    undecided = [item for item in items if item.decided_at is None]
    return {
        "meeting": meeting,
        "heading": shown.heading(meeting),
        "outcome": shown.outcome_words(meeting),
        "example": shown.is_example(meeting),
        "lines": list(_lines(items, position)),
        "position": position,
        "before": items[here - 1] if here > 0 else None,
        "following": items[here + 1] if -1 <= here < len(items) - 1 else None,
        "undecided": len(undecided),
        "first_undecided": undecided[0] if undecided else None,
        "runs": may_run(actor, meeting.series, meeting.division) and not meeting.outcome,
    }


def _lines(items: Sequence[AgendaItem], position: int) -> Iterator[ItemLine]:
    """The agenda in sections, each named by the reason that put its items where they are."""
    before = ""
    for item in items:
        section = next(iter(shown.reasons(item)), "")
        yield ItemLine(item, decision_of(item), item.position == position, section if section != before else "")
        before = section


def about(item: AgendaItem) -> dict[str, Any]:
    """Everything a chair wants to know of the item: what it was then, what it is now, what was decided before."""
    case = item.case
    series = series_of(item.meeting.series)
    wearing = series is not None and series.raises_to != "" and item.discussed >= series.raise_after
    return {
        "item": item,
        "case": case,
        "reasons": shown.reasons(item),
        "level": shown.level_of(item),
        "due": shown.due_then(item),
        "holder": shown.holder_then(item),
        "place": name_of(item.place[:12]),
        "stage": str(case.procedure.stage(item.stage).title) if case and item.stage else "",
        "now_stage": str(case.procedure.stage(case.stage).title) if case and case.stage != item.stage else "",
        "propose_raising": wearing and item.decided_at is None,
        "earlier": earlier(item),
        "decision": decision_of(item),
        "decision_due": shown.due_of(item.decision, now()) if decision_of(item) else "",
        "decision_owner": owner_words(decision_of(item)),
    }


def owner_words(decision: Decision | None) -> str:
    """Who is to do it."""
    return signature(decision.owner) if decision and decision.owner else ""


def earlier(item: AgendaItem) -> list[dict[str, Any]]:
    """The last decisions on the same matter, newest first."""
    if item.case_id:
        rows = Decision.objects.filter(case_id=item.case_id).exclude(item=item)
    else:
        rows = Decision.objects.filter(pk=item.carried_id or 0)
    rows = rows.filter(pk__lt=item.decision.pk) if decision_of(item) else rows
    at = now()
    return [
        {"decision": one, "meeting": shown.meeting_of(one), "owner": owner_words(one), "due": shown.due_of(one, at)}
        for one in rows.select_related("owner__person", "owner__division").order_by("-id")[:EARLIER]
    ]


def start(item: AgendaItem) -> dict[str, Any]:
    """What the form begins with: who holds it, by the next meeting."""
    decision = decision_of(item)
    if decision:
        return {"words": decision.words, "owner": str(decision.owner_id or ""), "due_on": decision.due_on}
    series, held = series_of(item.meeting.series), item.case.holder_id if item.case else None
    owner = held or (item.carried.owner_id if item.carried_id and item.carried else None)
    due = next_due(series, today(), county_calendar()) if series else None
    return {"owner": str(owner or ""), "due_on": due}
