"""The ladder of a case: who had it on which rung, for how many days, why it went up or down, and when it goes up next."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fengge.cases.engine.timing import standing
from fengge.cases.escalation.words import why
from fengge.cases.file.panels import panel
from fengge.cases.procedure import Event
from fengge.cases.register.asking import Wanted
from fengge.cases.vocabulary import RUNG_TITLES
from fengge.core.access import Secrecy
from fengge.core.clock import local, now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fengge.cases.engine.timing import Happened
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case, Holding
    from fengge.cases.showing.places import Places
    from fengge.core.wording import Words

MOVES = ("case.raised", "case.sent_down", "case.transferred", "case.returned", "case.triaged")
CLOSE = 2  # seconds: a holding and the event that made it are written in one transaction


@dataclass
class Span:
    """In whose hands, from when to when; `until` is empty for the one that lasts."""

    who: str
    since: datetime
    until: datetime | None
    days: str
    url: str = ""  # all that was in the same hands


@dataclass
class Landing:
    """One stay on one rung, newest holder first; `why` tells how it came there."""

    rung: Words
    key: str
    place: str
    now: bool
    since: datetime
    until: datetime | None
    days: str
    up: bool | None
    why: str
    spans: list[Span] = field(default_factory=list)


@panel("cases/escalation/_panel.html", order=20)
def ladder(record: Record) -> dict[str, Any]:
    """Highest and newest first, as one reads a ladder from the top."""
    return {"landings": landings_of(record)[::-1], "next": next_rise(record.case, record.history)}


def landings_of(record: Record) -> list[Landing]:
    """Every stay on a rung, oldest first."""
    stays = _stays(record.holdings)
    return [
        _landing(record.case, stay, before, record.places, record.history)
        for before, stay in pairwise([None, *stays])
    ]  # fmt: skip


def _stays(spans: Sequence[Holding]) -> list[list[Holding]]:
    """Holdings one after another at one place on one rung belong together."""
    found: list[list[Holding]] = []
    for span in spans:
        if found and (found[-1][-1].rung, found[-1][-1].division) == (span.rung, span.division):
            found[-1].append(span)
        else:
            found.append([span])
    return found


def _landing(
    case: Case, stay: list[Holding] | None, before: list[Holding] | None, places: Places, happened: list[Happened]
) -> Landing:
    assert stay is not None  # noqa: S101 - pairwise of a list that begins with None
    first, last = stay[0], stay[-1]
    until = last.until if case.settled_at is None or last.until else case.settled_at
    up = _rung(case, first.rung) > _rung(case, before[0].rung) if before and before[0].rung != first.rung else None
    return Landing(
        rung=RUNG_TITLES.get(first.rung, first.rung),
        key=first.rung,
        place=places.words(first.division),
        now=last.until is None and not case.settled_at,
        since=local(first.since),
        until=local(until) if until else None,
        days=_days(first.since, until),
        up=up,
        why=_why(case, first, happened) if before else "",
        spans=[_span(one, case) for one in reversed(stay)],
    )


def _span(one: Holding, case: Case) -> Span:
    who = (
        one.holder.person.name
        if one.holder
        else _("%(unit)s（待指派）") % {"unit": one.unit}
        if one.unit
        else _("无人承办")
    )
    until = one.until or case.settled_at
    had = Wanted(held=str(one.holder_id)).url() if one.holder_id else ""
    return Span(who, local(one.since), local(until) if until else None, _days(one.since, until), had)


def _rung(case: Case, key: str) -> int:
    keys = [rung.key for rung in case.procedure.ladder.rungs]
    return keys.index(key) if key in keys else -1


def _days(since: datetime, until: datetime | None) -> str:
    days = (local(until or now()).date() - local(since).date()).days
    return ngettext("%(n)d 天", "%(n)d 天", days) % {"n": days} if days else _("当天")


def _why(case: Case, first: Holding, happened: list[Happened]) -> str:
    """The reason of the move that began this stay."""
    near = [one for one in happened if one.type in MOVES and abs((one.at - first.since).total_seconds()) <= CLOSE]
    if not near:
        return first.reason
    move = near[-1]
    if move.type == "case.raised":
        return why(case, move.data)
    return str(move.data.get("reason") or first.reason)


def next_rise(case: Case, happened: list[Happened]) -> str:
    """When it goes up by rule unless somebody acts; what is sealed stays with its team, who is told instead."""
    ladder = case.procedure.ladder
    above = ladder.above(case.rung) if case.rung in ladder.limits else None
    if case.settled_at or above is None:
        return ""
    rise = standing(case.procedure, [Event(one.type, one.at, one.data) for one in happened], now()).rise
    if rise is None:
        return ""
    title = next((one.title for one in case.procedure.deadlines if one.key == rise.key), rise.key)
    said = {"limit": title, "end": date_format(local(rise.since), _("n月j日 H:i")), "rung": above.title}
    if case.secrecy >= Secrecy.SEALED:
        return _("“%(limit)s”%(end)s到期，到时没有办，提醒承办团队") % said
    return _("“%(limit)s”%(end)s到期，到时没有办，自动上交%(rung)s") % said
