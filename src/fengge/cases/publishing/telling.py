"""What a move to another version says in a case's story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.file.telling import lines, telling

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


@telling("case.procedure_changed")
def _moved(_record: Record, event: Event) -> str:
    told = event.details
    moved = _("从第 %(was)s 版改到第 %(now)s 版，期限重新算") % {"was": told.get("was"), "now": told.get("version")}
    return lines(moved, told.get("reason"))
