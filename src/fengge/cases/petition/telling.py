"""What happened to a petition, in sentences for its story. Who is accused is told by the panel, never by the story."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.file.telling import telling

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import PetitionOpinion
    from fengge.core.models import Event


def _lines(*parts: object) -> str:
    return "\n".join(str(part) for part in parts if part)


@telling("case.accused")
def accused(_record: Record, event: Event) -> str:
    return _("指明了 %(count)s 个被反映方，事项上提到县办理；被反映的单位和人员看不到本案") % {
        "count": event.details.get("count", 0)
    }


@telling("petition.led")
def led(_record: Record, event: Event) -> str:
    return _lines(_("包案领导：%s") % event.details.get("leader", ""), event.details.get("words"))


@telling("petition.teamed")
def teamed(_record: Record, event: Event) -> str:
    return _("专班 %(count)s 人") % {"count": event.details.get("members", 0)}


@telling("petition.assessed")
def assessed(record: Record, _event: Event) -> str:
    one = record.next_of("petition_assessments")
    return _lines(one.opinion, _("依据：%s") % one.basis) if one else ""


@telling("petition.planned")
def planned(record: Record, event: Event) -> str:
    one = record.next_of("petition_plans")
    return _lines(one.goal if one else "", _("措施 %(count)s 项") % {"count": event.details.get("measures", 0)})


@telling("petition.represented")
def represented(_record: Record, event: Event) -> str:
    said = _("信访人 %(petitioners)s 人，推选代表 %(count)s 人")
    return said % {
        "petitioners": event.details.get("petitioners", 1),
        "count": event.details.get("representatives", 0),
    }


@telling("petition.cited")
def cited(_record: Record, event: Event) -> str:
    return str(event.details.get("reference", ""))


@telling("petition.measured")
def measured(_record: Record, event: Event) -> str:
    return _("一项措施已落实") if event.details.get("done") else _("一项措施没有落实，原因见方案")


@telling("petition.answered", "petition.reviewed", "petition.final_reviewed")
def answered(record: Record, _event: Event) -> str:
    one = record.next_of("opinions")
    return _lines(_("%(paper)s：%(result)s") % _named(one), one.words) if one else ""


def _named(one: PetitionOpinion) -> dict[str, str]:
    return {"paper": one.get_stage_display(), "result": one.get_result_display()}


@telling("petition.delivered")
def delivered(_record: Record, _event: Event) -> str:
    return _("已送达，并告知 30 日内可以申请复查（《信访工作条例》第三十五条）")


@telling("petition.review_asked", "petition.final_asked")
def review_asked(_record: Record, event: Event) -> str:
    came = event.details.get("on")
    day = date_format(date.fromisoformat(came), _("n月j日")) if came else ""
    return _lines(_("受理单位：%s") % event.details.get("unit", ""), day and _("收到申请：%s") % day)
