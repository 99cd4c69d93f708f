"""Into whose hands a case went, and why, in its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.file.telling import details, lines, telling
from fengge.orgs.county.posts import in_words

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


telling("case.returned")(details("reason"))
telling("case.transferred", "case.transfer_returned")(details("unit", "reason"))
telling("case.recused")(details("who", "reason"))


@telling("case.assigned")
def _given(_record: Record, event: Event) -> str:
    return lines(_("交给：%s") % in_words(event.details.get("to", "")), event.details.get("words"))


@telling("case.transfer_offered")
def _offered(_record: Record, event: Event) -> str:
    return lines(_("移交给：%s") % event.details.get("to", ""), event.details.get("reason"))
