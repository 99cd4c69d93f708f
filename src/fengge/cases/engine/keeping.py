"""Keeping what was handed in with a step: its answers, and photos into the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.models import Attachment, Step
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.verbs import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengge.cases.models import Case
    from fengge.core.access import Actor


def keep_photos(case: Case, uploads: Iterable[Any], title: str) -> list[int]:
    """Lay the photos into the dossier under a title; gives their keys, for the event to name."""
    return [
        Attachment.objects.create(
            case=case, file=keep(upload), kind=Attachment.Kind.PHOTO, title=f"{title}{number}", at=now()
        ).pk
        for number, upload in enumerate(uploads, 1)
    ]


def write_down(case: Case, action: str, by: Actor, **answers: Any) -> None:
    """Keep the answers as a step, and tell them with the running verb's event."""
    Step.objects.create(case=case, action=action, answers=answers, by_id=by.appointment_id, at=now())
    record(**answers)
