"""Telling desks what the sweep found: once for each occasion, in one statement for a batch."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format

from fengge.cases.engine.hands import in_charge, place_on, token
from fengge.cases.notices.discretion import open_to
from fengge.cases.notices.recipients import desks as people
from fengge.cases.notices.recipients import numbers_of_parties
from fengge.cases.notices.words import message, to_resident
from fengge.cases.permissions import May
from fengge.core.access import Secrecy
from fengge.core.notify import notify_all, routed, row_of, send_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from fengge.cases.escalation.judging import Judged
    from fengge.cases.models import Case
    from fengge.cases.procedure import Running
    from fengge.core.notify import Message, Telling

LEAD = "lead_decision"


def tell_all(judged: Sequence[Judged], at: datetime) -> int:
    """Gives how many notices were asked for; those told before are not told again."""
    givers, answerers = _desks(judged, May.ASSIGN), _desks(judged, May.ANSWER_ALARM)
    told = [telling for one in judged for telling in _of(one, at, givers, answerers)]
    notify_all(told, at)
    return len(told) + send_all(_to_residents(judged, at))


def _of(
    one: Judged, at: datetime, givers: Mapping[str, Sequence[str]], answerers: Mapping[str, Sequence[str]]
) -> Iterator[Telling]:
    case = one.case
    sealed = case.secrecy >= Secrecy.SEALED
    here = case.team if sealed else givers.get(_place(case), ())
    above = case.team if sealed else answerers.get(_place(case), ())
    occasion = f"{case.number} {one.event} {one.missed.since.isoformat()}" if one.missed else ""
    if one.event == "case.raised":
        yield from _telling(case, f"{occasion} from", "limit.raised_from", {"holder": [one.desk]})
        yield from _telling(case, occasion, "limit.raised_to", {"dispatchers": here})
        return
    if one.event == "case.alarmed":
        yield from _telling(case, occasion, "limit.alarmed", {"top": above, "holder": [one.desk]})
        return
    desks: dict[str, Sequence[str]] = {"holder": [one.desk]} if one.desk else {"dispatchers": here}
    for running in one.late:
        key = f"{case.number} late {running.deadline.key} {running.due.isoformat()}"
        yield from _telling(case, key, _event_of("late", running), _owing(case, running, desks), _day(running))
    for running in one.near:
        event = _event_of("near", running)
        owing = _owing(case, running, desks) | _visitors(case, event)
        yield from _telling(case, _occasion(case, running, at), event, owing, _day(running))


def _owing(case: Case, running: Running, desks: dict[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Whoever has the case, but for the lead: that is owed by the person named to settle it."""
    return {"decider": people(case, "decider", holder="", but=None)} if running.deadline.key == LEAD else desks


def _visitors(case: Case, event: str) -> dict[str, Sequence[str]]:
    """Looked for only where the county tells them; what is sealed is its team's."""
    if not row_of(event).channels("visitors"):
        return {}
    sealed = case.secrecy >= Secrecy.SEALED
    return {"visitors": case.team if sealed else people(case, "visitors", holder="", but=None)}


def _event_of(kind: str, running: Running) -> str:
    """The pack's row for what is said of this limit, else the one for all."""
    own = f"limit.{kind}.{running.deadline.key}"
    return own if row_of(own).to else f"limit.{kind}"


def _occasion(case: Case, running: Running, at: datetime) -> str:
    """The first reminder of a limit, or the second: each once."""
    which = sum(moment <= at for moment in running.remind_at)
    return f"{case.number} near {running.deadline.key} {_day(running)} {which}"


def _to_residents(judged: Sequence[Judged], at: datetime) -> Iterator[Message]:
    """What is near for the parties themselves, to those who asked to be told."""
    near = [(one.case, running) for one in judged for running in one.near]
    near = [(case, running) for case, running in near if row_of(_event_of("near", running)).channels("parties")]
    phones = numbers_of_parties({case.pk for case, _ in near}) if near else {}
    for case, running in near:
        for phone in phones.get(case.pk, ()):
            text = message(case, _event_of("near", running), case.stage, due=_day(running))
            yield to_resident(case, _occasion(case, running, at), phone, text, "reminder")


def _telling(
    case: Case, occasion: str, event: str, meant: Mapping[str, Iterable[str]], due: str = ""
) -> Iterator[Telling]:
    """By the county's row of this finding, to those for whom the case exists; a desk that is nobody's is none."""
    told = {audience: named for audience, desks in meant.items() if (named := open_to(case, desks))}
    if not told:
        return
    values, discreet = {"number": case.number, "due": due}, case.secrecy >= Secrecy.SEALED
    tell = partial(routed, event, occasion=occasion, values=values, url=_address(case), discreet=discreet)
    for audience, desks in told.items():
        yield from tell(audience, desks)


def _address(case: Case) -> str:
    """Its `url`; thousands are told at once, and looking an address up is slow."""
    return _pattern().replace("NUMBER", case.number)


@cache
def _pattern() -> str:
    return reverse("cases.file", args=["NUMBER"])


def _day(running: Running) -> str:
    return date_format(running.due, "Y-m-d")


def _place(case: Case) -> str:
    return place_on(case.rung, case.division)


def _desks(judged: Iterable[Judged], permission: str) -> Mapping[str, Sequence[str]]:
    """Tokens of those in post at each place where something happened."""
    found: dict[str, list[str]] = {}
    for appointment in in_charge(permission, {_place(one.case) for one in judged}):
        found.setdefault(appointment.division_id, []).append(token(appointment))
    return found
