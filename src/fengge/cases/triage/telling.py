"""What was registered, sorted and graded, in a case's story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases import vocabulary
from fengge.cases.file.telling import details, lines, telling
from fengge.cases.vocabulary import title_in

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.core.models import Event


telling("case.accepted")(details("words"))


@telling("case.registered")
def _registered(_record: Record, event: Event) -> str:
    kind = title_in(vocabulary.kinds(), event.details.get("kind", "")) or _("没有分类")
    source = title_in(vocabulary.sources(), event.details.get("source", ""))
    return _("%(kind)s，来源：%(source)s，当事人 %(n)d 位") % {
        "kind": kind, "source": source, "n": event.details.get("parties", 0),
    }  # fmt: skip


@telling("case.triaged")
def _triaged(record: Record, event: Event) -> str:
    triage, told = record.next_of("triages"), event.details
    decided = _("级别：%(level)s；由%(rung)s办理；途径：%(route)s") % {
        "level": title_in(vocabulary.levels(), told.get("level", "")),
        "rung": title_in(vocabulary.rungs(), told.get("rung", "")),
        "route": title_in(vocabulary.routes(), told.get("route", "")),
    }
    reason = _("与规则表建议不同，理由：%s") % triage.reason if triage and triage.reason else ""
    return lines(decided, reason)


@telling("case.regraded")
def _regraded(_record: Record, event: Event) -> str:
    return lines(title_in(vocabulary.levels(), event.details.get("level", "")), event.details.get("reason"))
