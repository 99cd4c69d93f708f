"""Freezing: what was true of a matter when the meeting was called, as rows that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.models import AgendaItem, Case, Decision, LeftOut
from fengge.core.access import Secrecy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fengge.cases.meetings.agenda.asking import Found
    from fengge.cases.models import Meeting
    from fengge.core.packs.meetings import Series


def freeze(found: Iterable[Found], meetings: Mapping[str, Meeting], series: Series) -> list[AgendaItem]:
    """Items, not stored yet, for the meetings by their division."""
    rows = list(found)
    narrowed = _narrowed(rows, series)
    cases = Case.objects.select_related("holder__person", "unit").in_bulk([one.case_id for one in rows if one.case_id])
    earlier = Decision.objects.select_related("item").in_bulk([one.decision_id for one in rows if one.decision_id])
    items = []
    for one in rows:
        matter = cases.get(one.case_id) if one.case_id else None
        frozen = of_case(matter) if matter else of_decision(earlier[one.decision_id]) if one.decision_id else None
        if frozen is not None:
            frozen["secrecy"] = max(frozen["secrecy"], narrowed.get(one.case_id, Secrecy.OPEN))
            meeting = meetings[one.division]
            about = {"position": one.position, "reasons": one.reasons, "discussed": one.discussed}
            items.append(AgendaItem(meeting=meeting, division=meeting.division, **about, **frozen))
    return items


def _narrowed(rows: list[Found], series: Series) -> dict[int | None, int]:
    """Cases seen by more people than may read why they are here: one at risk, one taken up again after it was discussed as such."""
    lines = dict(series.lines)
    tests = {one.case_id: {lines[key].test for key in one.reasons} for one in rows if one.case_id}
    again = [case for case, asked in tests.items() if asked & {"undone", "raised"}]
    decided = Decision.objects.undone().filter(case_id__in=again, secrecy__gte=Secrecy.TEAM) if again else ()
    return {
        **{one.case_id: one.secrecy for one in decided},
        **{case: int(Secrecy.TEAM) for case, asked in tests.items() if "risk" in asked},
    }


def left_out(found: Iterable[Found], meetings: Mapping[str, Meeting]) -> list[LeftOut]:
    """What had no room on each agenda, not stored yet."""
    rows = []
    for one in found:
        meeting = meetings[one.division]
        kept = {"meeting": meeting, "division": meeting.division}
        if one.left_cases or one.left_decisions:
            rows.append(LeftOut(**kept, cases=one.left_cases or [], decisions=one.left_decisions or []))
        if one.left_hushed:
            rows.append(LeftOut(**kept, secrecy=Secrecy.TEAM, cases=one.left_hushed))
    return rows


def of_case(case: Case) -> dict[str, Any]:
    """What an item keeps of a case."""
    return {
        "case": case,
        "secrecy": case.secrecy,
        "number": case.number,
        "title": case.title,
        "place": case.division,
        "stage": case.stage,
        "rung": case.rung,
        "level": case.level,
        "holder": _hands(case),
        "held_since": case.held_since,
        "due_at": case.next_due_at,
        "due_key": case.next_due_key,
        "reported_at": case.reported_at,
    }


def _hands(case: Case) -> str:
    """Unit and person, in Chinese whoever calls: it is frozen for every reader."""
    names = (case.unit.name if case.unit else "", case.holder.person.name if case.holder else "")
    return " ".join(filter(None, names))


def of_decision(decision: Decision) -> dict[str, Any]:
    """What an item keeps of a matter that is no case and was not done with."""
    item = decision.item
    return {
        "carried": decision,
        "secrecy": decision.secrecy,
        "title": decision.title,
        "place": item.place,
        "reported_at": item.reported_at,
        "by_hand": item.by_hand,
    }
