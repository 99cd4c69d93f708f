"""What each gate says of itself once something is on record: one line, who, when, and the rest for whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.core.clock import local, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from fengge.cases.models import Case, PetitionMeasure, PetitionOpinion

    Summary_ = Callable[["Dossier"], "Summary | None"]


@dataclass(frozen=True)
class Summary:
    """`line` says it all in a line; `who` and `on` stand beside it; `more` are pairs of a label and its text."""

    line: str
    who: str = ""
    on: date | None = None
    more: list[tuple[str, str]] = field(default_factory=list)
    late: bool = False


@dataclass
class Dossier:
    """The records of one petition, each read once."""

    case: Case

    @cached_property
    def petition(self) -> Any:
        """What is known of it beside the case; None for one that came by triage and is not registered here yet."""
        from fengge.cases.models import Petition

        return Petition.objects.filter(case=self.case).first()

    @cached_property
    def sponsor(self) -> Any:
        return (
            self.case.sponsors.filter(until=None).select_related("appointment__person", "appointment__division").first()
        )

    @cached_property
    def members(self) -> list[Any]:
        rows = self.case.members.filter(until=None).select_related("appointment__person", "appointment__division")
        return sorted(rows, key=lambda one: (one.role != "head", one.pk))

    @cached_property
    def investigations(self) -> list[Any]:
        return list(self.case.investigations.select_related("by__person"))

    @cached_property
    def assessment(self) -> Any:
        return self.case.petition_assessments.select_related("by__person").last()

    @cached_property
    def plan(self) -> Any:
        return self.case.petition_plans.select_related("by__person").last()

    @cached_property
    def measures(self) -> list[PetitionMeasure]:
        return list(self.plan.measures.select_related("owner__person")) if self.plan else []

    @cached_property
    def opinion(self) -> PetitionOpinion | None:
        return self.case.opinions.filter(stage="handling").select_related("by__person").last()

    @cached_property
    def visit(self) -> Any:
        return self.case.visits.select_related("by__person").last()


def _day(moment: datetime | None) -> date | None:
    return local(moment).date() if moment else None


def _leader(dossier: Dossier) -> Summary | None:
    one = dossier.sponsor
    if one is None:
        return None
    said = [(_("批示"), one.words)] if one.words else []
    return Summary(f"{one.appointment.post_title} {one.appointment.person.name}", on=_day(one.since), more=said)


def _team(dossier: Dossier) -> Summary | None:
    if not dossier.members:
        return None
    head = next((one for one in dossier.members if one.role == "head"), None)
    named = [
        (
            str(one.get_role_display()),
            f"{one.appointment.division.name} {one.appointment.post_title} {one.appointment.person.name}",
        )
        for one in dossier.members
    ]
    line = _("%(count)d 人，组长%(head)s") % {
        "count": len(named),
        "head": head.appointment.person.name if head else "—",
    }
    return Summary(line, on=_day(max(one.since for one in dossier.members)), more=named)


def _inquiry(dossier: Dossier) -> Summary | None:
    if not dossier.investigations:
        return None
    last = dossier.investigations[-1]
    told = [(f"{_long(one.on)} {one.place}", f"{one.asked}：{one.found}") for one in dossier.investigations]
    line = _("调查 %(count)d 次：%(found)s") % {"count": len(told), "found": last.found}
    return Summary(line, last.by.person.name, last.on, told)


def _judged(dossier: Dossier) -> Summary | None:
    one = dossier.assessment
    if one is None:
        return None
    more = [(_("参加人"), one.present), (_("研判意见"), one.opinion), (_("依据"), one.basis)]
    return Summary(one.opinion, one.by.person.name, one.on, more)


def _planned(dossier: Dossier) -> Summary | None:
    one = dossier.plan
    if one is None:
        return None
    told = sum(measure.done is not None for measure in dossier.measures)
    late = any(measure.done is None and measure.due_on < today() for measure in dossier.measures)
    line = _("措施 %(count)d 项，已有结果 %(told)d 项") % {"count": len(dossier.measures), "told": told}
    more = [(_("要达到的结果"), one.goal), (_("依据"), one.basis)]
    return Summary(line, one.by.person.name, _day(one.at), more, late)


def _resolved(dossier: Dossier) -> Summary | None:
    one = dossier.opinion
    if one is None:
        return None
    given = _("已送达并告知复查权利") if one.delivered_at else _("还没有送达")
    line = _("%(result)s；%(given)s") % {"result": one.get_result_display(), "given": given}
    more = [(_("诉求"), one.claim), (_("事实和理由"), one.found), (_("处理意见"), one.words), (_("依据"), one.basis)]
    return Summary(line, one.by.person.name, _day(one.delivered_at or one.issued_at), more)


def _visited(dossier: Dossier) -> Summary | None:
    one = dossier.visit
    if one is None:
        return None
    satisfied = _("满意") if one.satisfied else _("不满意")
    return Summary(satisfied, one.by.person.name, one.on, [(_("信访人的话"), one.words)])


def _long(day: date) -> str:
    return date_format(day, _("n月j日"))


SUMMARIES: dict[str, Summary_] = {
    "led": _leader,
    "teamed": _team,
    "investigated": _inquiry,
    "assessed": _judged,
    "planned": _planned,
    "resolved": _resolved,
    "visited": _visited,
}
