"""What the events of the ladder say in a case's story."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.file.telling import lines, telling
from fengge.cases.vocabulary import rungs, title_in
from fengge.core.clock import local
from fengge.core.wording import written_day

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.core.models import Event


@telling("case.raised", "case.alarmed")
def raised(record: Record, event: Event) -> str:
    """From where to where, and why: the limit that was missed, or the reason given."""
    told = event.details
    way = _("从%(from)s到%(to)s") % {"from": _rung(told.get("from_rung")), "to": _rung(told.get("rung"))}
    return lines(way if event.type == "case.raised" else "", told.get("unit"), why(record.case, told))


def why(case: Case, told: dict[str, Any]) -> str:
    """Why it went up, in words."""
    if told.get("by") != "rule":
        said = _("会议决定：%s") if told.get("by") == "meeting" else "%s"
        return said % told.get("reason", "")
    titles = {one.key: one.title for one in case.procedure.deadlines}
    since = local(datetime.fromisoformat(told["since"]))
    return _("“%(limit)s”到%(day)s已过，按规则自动上交") % {
        "limit": titles.get(told["deadline"], told["deadline"]), "day": date_format(since, _("n月j日 H:i")),
    }  # fmt: skip


@telling("case.sent_down")
def sent_down(_record: Record, event: Event) -> str:
    """From where to where, to whom, and what is to be done."""
    told = event.details
    way = _("从%(from)s到%(to)s") % {"from": _rung(told.get("from_rung")), "to": _rung(told.get("rung"))}
    return lines(way, _("交给：%s") % told["to"] if told.get("to") else "", told.get("reason"))


@telling("case.urged")
def urged(_record: Record, event: Event) -> str:
    """Whose word, which time, and the words; those of a resident stay out of history."""
    who = _("群众催办") if event.details.get("by_resident") else ""
    return lines(who, _("第 %d 次催办") % event.details.get("times", 1), event.details.get("words"))


@telling("case.supervised")
def supervised(_record: Record, event: Event) -> str:
    """Why, what, by when."""
    told = event.details
    return lines(
        told.get("reason"),
        _("要求：%s") % told.get("requirement", ""),
        _("%s前答复") % written_day(told.get("due_on", "")),
    )


@telling("supervision.answered", "alarm.answered")
def answered(_record: Record, event: Event) -> str:
    """The answer."""
    return str(event.details.get("answer", ""))


@telling("extension.asked", "extension.granted", "extension.declined")
def more_time(_record: Record, event: Event) -> str:
    """How many days, and the reason or the answer."""
    told = event.details
    return lines(_("延长 %s 天") % told.get("days", ""), told.get("reason"), told.get("answer"))


def _rung(key: Any) -> object:
    return title_in(rungs(), str(key or ""))
