"""A hazard on its file: the emergency across the page, what has to be done beside the story, before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.file.panels import panel
from fengge.cases.file.telling import telling
from fengge.cases.models import Attachment, Role

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.core.models import Event

AFTER = ("rectify", "recheck", "solve")


@panel("cases/hazards/_emergency.html", order=1, wide=True, procedures=("hazard",))
def emergency(record: Record) -> dict[str, Any] | None:
    """While it is open, whom to call first, and that town and county know."""
    if record.case.settled_at is not None:
        return None
    alarm = next((one for one in reversed(record.events) if one.type == "hazard.alarmed"), None)
    return {"danger": alarm.details.get("danger", ""), "at": alarm.at} if alarm else None


@panel("cases/hazards/_rectification.html", order=5, procedures=("hazard",))
def rectification(record: Record) -> dict[str, Any] | None:
    """Who puts it right, what has to be done, and the photos of before and after."""
    case, steps = record.case, list(record.case.steps.all())
    check = next((one for one in reversed(steps) if one.action == "check"), None)
    after = {pk for one in steps if one.action in AFTER for pk in one.answers.get("attachments", ())}
    photos = [one for one in record.attachments if one.kind == Attachment.Kind.PHOTO]
    if check is None and not photos:
        return None
    unit = next((one for one in record.parties.values() if one.role == Role.RESPONSIBLE), None)
    return {
        "unit": unit.name if unit else "",
        "measures": check.answers.get("measures", "") if check else "",
        "before": [_picture(case, one) for one in photos if one.pk not in after],
        "after": [_picture(case, one) for one in photos if one.pk in after],
    }


def _picture(case: Case, photo: Attachment) -> dict[str, str]:
    return {"url": reverse("cases.attachment", args=[case.number, photo.pk]), "title": photo.title}


@telling("hazard.checked")
def _checked(record: Record, event: Event) -> str:
    if not event.details.get("is_hazard"):
        return _("不是隐患：%s") % event.details.get("found", "")
    unit = record.parties.get(event.details.get("unit", 0))
    return _("%(found)s\n级别：%(level)s\n责任单位：%(unit)s\n整改要求：%(measures)s") % {
        "found": event.details.get("found", ""),
        "level": record.case.procedure.level(event.details["level"]).title,
        "unit": unit.name if unit else "",
        "measures": event.details.get("measures", ""),
    }


@telling("hazard.rectified")
def _rectified(_record: Record, event: Event) -> str:
    on = date_format(date.fromisoformat(event.details["on"]), _("n月j日"))
    return _("%(on)s 整改完：%(done)s") % {"on": on, "done": event.details.get("done", "")}


@telling("hazard.rechecked")
def _rechecked(_record: Record, event: Event) -> str:
    result = _("复查通过") if event.details.get("passed") else _("复查没有通过，继续整改")
    return f"{result}\n{event.details.get('found', '')}"


@telling("hazard.solved")
def _solved(_record: Record, event: Event) -> str:
    return str(event.details.get("what", ""))


@telling("hazard.alarmed")
def _alarmed(_record: Record, event: Event) -> str:
    return _("%s\n已同时报镇、报县") % event.details.get("danger", "")


@telling("hazard.regraded")
def _regraded(record: Record, event: Event) -> str:
    level = record.case.procedure.level(event.details["level"]).title
    return f"{level}\n{event.details.get('reason', '')}"
