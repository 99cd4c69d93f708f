"""The panel of what a case hangs together with: its whole and parts, what was merged, who helps, who is to lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from fengge.cases.engine.hands import signature
from fengge.cases.file.glance import look_for
from fengge.cases.file.kin import NAMED, as_told
from fengge.cases.file.panels import panel
from fengge.cases.file.telling import lines, telling
from fengge.cases.joining.likeness import alike
from fengge.cases.models import Case
from fengge.core.wording import written_day
from fengge.orgs.county.posts import in_words

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.access import Actor
    from fengge.core.models import Event


look_for(
    joined="SELECT FROM cases_case WHERE parent_id = %(case)s OR merged_into_id = %(case)s",
    helps="SELECT FROM cases_help WHERE case_id = %(case)s",
    lead_disputes="SELECT FROM cases_leaddispute WHERE case_id = %(case)s",
)


@panel("cases/joining/_panel.html", order=60)
def related(record: Record) -> dict[str, Any] | None:
    """None when there is nothing to show."""
    case, actor, has = record.case, record.actor, record.has
    near = Case.objects.filter(Q(parent=case) | Q(merged_into=case) | Q(pk__in=_above(case))).with_names()
    others = list(near.order_by("id")) if has["joined"] or _above(case) else []
    disputes = case.lead_disputes.select_related("proposed", "lead", "decider__person", "decider__division")
    shown = {
        "whole": [one for one in others if one.pk == case.parent_id],
        "into": [one for one in others if one.pk == case.merged_into_id],
        "parts": [one for one in others if one.parent_id == case.pk],
        "merged": [one for one in others if one.merged_into_id == case.pk],
        "helps": list(case.helps.select_related("unit")) if has["helps"] else [],
        "disputes": [(one, signature(one.decider)) for one in disputes] if has["lead_disputes"] else [],
        "alike": alike(case, actor) if _may_merge(case, actor) else [],
    }
    return shown if any(shown.values()) else None


def _may_merge(case: Case, actor: Actor) -> bool:
    named = {action.key for action in case.procedure.actions_for(case.stage, actor.permissions, (actor.post_key,))}
    return "merge" in named


def _above(case: Case) -> list[int]:
    return [pk for pk in (case.parent_id, case.merged_into_id) if pk]


@telling(*NAMED)
def _named(record: Record, event: Event) -> str:
    """The other's number with what is said of it; where the reader does not see the other, that there is one."""
    told = as_told(event.type, event.details, record.kin)
    number = told.get(NAMED[event.type][0], _("（不在您查看范围内的事项）"))
    head = " ".join(str(one) for one in (number, told.get("title"), told.get("stage")) if one)
    return lines(head, told.get("reason"))


@telling("case.help_asked", "case.help_answered")
def _help(_record: Record, event: Event) -> str:
    told = event.details
    by_when = _("%s前答复") % written_day(told["due_on"]) if told.get("due_on") else ""
    return lines(told.get("unit"), told.get("task"), by_when, told.get("answer"))


@telling("case.lead_disputed", "case.lead_decided")
def _lead(_record: Record, event: Event) -> str:
    told = event.details
    decider = _("等%(who)s裁定") % {"who": in_words(told["decider"])} if told.get("decider") else ""
    lead = _("裁定由%(unit)s牵头") % {"unit": told["unit"]} if told.get("unit") else ""
    return lines(decider, lead, told.get("reason"), told.get("decision"))
