"""Everything a slip may say about a case, as plain Chinese texts read once; persons of the case are masked in all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import translation

from fengge.cases.documents.words import day, minute
from fengge.cases.engine.hands import signature
from fengge.cases.letters.filling import is_protected
from fengge.cases.models import PoliceReport, Risk, SafetyMeasure
from fengge.cases.risk.words import colour_title
from fengge.cases.showing.places import Places
from fengge.cases.vocabulary import all_levels, kind_title, sources, title_in
from fengge.core.clock import local, now
from fengge.ui.words import masked_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.cases.models import Case, Holding

CHINESE = "zh-hans"


def said_of(case: Case, mark: Risk) -> dict[str, str]:
    """By the names of `IN_SLIPS`; what is not on record is an empty text, to be written by hand."""
    with translation.override(CHINESE):
        found = {**_matter(case), **_risk(mark), **_hands(case), **_safety(mark), **_work(case), **_ending(case, mark)}
        names = _names(case)
        return {key: _masked(str(words), names) for key, words in found.items()}


def _names(case: Case) -> set[str]:
    """Of persons in the case, and of those who speak for them."""
    parties = [party for party in case.parties.all() if is_protected(party, case)]
    speaking = (name for party in parties for name in re.split(r"[、，,；;\s]+", party.represented_by))
    return {party.name for party in parties} | {name for name in speaking if len(name) > 1}


def _masked(words: str, names: Iterable[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, masked_name(name))
    return words


def _lines(said: Iterable[Any]) -> str:
    return "\n".join(str(one) for one in said if one)


def _day(moment: datetime | None) -> str:
    return day(local(moment).date()) if moment else ""


def _matter(case: Case) -> dict[str, Any]:
    parties = (f"{party.name}（{party.get_role_display()}）" for party in case.parties.all())
    return {
        "number": case.number,
        "title": case.title,
        "kind": kind_title(case.kind),
        "place": f"{Places([case.division]).words(case.division)} {case.place_words}".strip(),
        "parties": "、".join(parties),
        "source": title_in(sources(), case.source),
        "reported_on": _day(case.reported_at),
        "facts": case.facts,
        "procedure": case.procedure.title,
        "stage": case.stage_title,
        "level": title_in(all_levels(), case.level),
        "rung": case.procedure.said.get(f"rung.{case.rung}", case.rung),
        "printed_on": _day(now()),
    }


def _risk(mark: Risk) -> dict[str, Any]:
    return {
        "colour": colour_title(mark.colour),
        "suggested": colour_title(mark.suggested),
        "points": mark.weight,
        "signs": _lines(mark.found),
        "matter": mark.matter,
        "departure": mark.departure,
        "assessed_by": signature(mark.by),
        "assessed_on": _day(mark.at),
        "expires_on": day(mark.expires_on),
        "renewed": f"{mark.renewals} 次" if mark.renewals else "",
    }


def _hands(case: Case) -> dict[str, Any]:
    rows = case.holdings.select_related("holder__person", "holder__division", "unit").order_by("id")
    held = (f"{_day(one.since)} {_hand(case, one)}" for one in rows)
    return {
        "unit": case.unit or "",
        "holder": signature(case.holder) if case.holder else "",
        "held_since": _day(case.held_since),
        "hands": _lines(held),
    }


def _hand(case: Case, one: Holding) -> str:
    """Whose it was then; in nobody's hands is said with the step of the ladder."""
    if one.holder or one.unit:
        return signature(one.holder) if one.holder else str(one.unit)
    return f"{case.procedure.said.get(f'rung.{one.rung}', one.rung)}，无人承办"


def _safety(mark: Risk) -> dict[str, Any]:
    plan = mark.plans.select_related("by__person", "by__division").order_by("-id").first()
    measures = SafetyMeasure.objects.filter(plan=plan) if plan else ()
    reports = PoliceReport.objects.filter(risk=mark)
    return {
        "measures": _lines(
            f"保护{one.get_protects_display()}：{one.what}（{one.owner}，到{day(one.until)}）" for one in measures
        ),
        "contacts": plan.contacts if plan else "",
        "planned_by": signature(plan.by) if plan else "",
        "planned_on": _day(plan.at) if plan else "",
        "police": _lines(
            f"{minute(local(one.reported_at))} {one.reporter}报{one.station} 回执：{one.receipt or '未取得'} {one.words}".strip()
            for one in reports
        ),
    }


def _work(case: Case) -> dict[str, Any]:
    agreement = case.agreements.order_by("-id").first()
    owed = case.obligations.select_related("debtor", "performance") if agreement else ()
    return {
        "found": _lines(f"{day(one.on)} {one.place} {one.found}" for one in case.investigations.order_by("id")),
        "sessions": _lines(
            f"{day(one.on)} {one.get_result_display()} {one.minutes}" for one in case.sessions.order_by("id")
        ),
        "agreement": agreement.terms if agreement else "",
        "obligations": _lines(
            f"{one.debtor.name}：{one.what}（{day(one.due_on)}前，{_performed(one)}）" for one in owed
        ),
        "urged": f"{times} 次" if (times := case.urgings.count()) else "",
        "supervised": _lines(
            f"{_day(one.at)} {one.requirement}（限{day(one.due_on)}）{one.answer}"
            for one in case.supervisions.order_by("id")
        ),
        "visits": _lines(f"{day(one.on)} {one.words}" for one in case.visits.order_by("id")),
    }


def _performed(one: Any) -> str:
    performance = getattr(one, "performance", None)
    return "还没有报告" if performance is None else "已履行" if performance.performed else "没有按期履行"


def _ending(case: Case, mark: Risk) -> dict[str, Any]:
    closure = case.closures.order_by("-id").first()
    return {
        "outcome": closure.get_outcome_display() if closure else "",
        "summary": closure.summary if closure else "",
        "settled_on": _day(case.settled_at),
        "ended": mark.get_ended_display() if mark.ended_at else "",
        "ended_on": _day(mark.ended_at),
        "end_reason": mark.end_reason,
    }
