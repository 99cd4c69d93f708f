"""What fills the gaps of a notice: number, stage, place, limit and where to look; nothing that names or quotes anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from fengge.core.clock import local
from fengge.core.notify import Message, outside_text
from fengge.orgs.models import Division

if TYPE_CHECKING:
    from fengge.cases.models import Case


def values_of(case: Case, stage: str) -> dict[str, str]:
    """For those who read it at a desk, the stage in both languages."""
    title = case.procedure.stage(stage).title
    with translation.override("en"):
        english = str(title)
    return _common(case) | {"stage": _chinese(title), "stage_en": english, "link": settings.BASE_URL + case.url}


def message(case: Case, event: str, stage: str, **known: str) -> str:
    """What a resident reads, in Chinese, whoever acted: the resident's language is not known. `known` fills gaps its own way."""
    link = settings.BASE_URL + reverse("portal.story", args=[case.public_code])
    values = _common(case) | {"stage": _chinese(case.procedure.stage(stage).title), "link": link}
    return outside_text(event, values | known)


def to_resident(case: Case, occasion: str, phone: str, text: str, kind: str) -> Message:
    """It may be seen by whoever sees the case, and by nobody else."""
    return Message(occasion, "sms", phone, text, case.division, case.number, case.barred, case.secrecy, case.team, kind)


def _common(case: Case) -> dict[str, str]:
    place = Division.objects.filter(pk=case.division).values_list("name", flat=True).first() or ""
    due = date_format(local(case.next_due_at), "Y-m-d") if case.next_due_at else ""
    return {"number": case.number, "place": place, "due": due}


def _chinese(title: object) -> str:
    with translation.override("zh-hans"):
        return str(title)
