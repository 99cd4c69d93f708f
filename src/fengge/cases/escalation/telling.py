"""Telling desks what the sweep found: once for each occasion, in one statement for a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_noop

from fengge.cases.engine.hands import in_charge, place_on, token
from fengge.cases.permissions import May
from fengge.core.access import Secrecy
from fengge.core.notify import Telling, notify_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from fengge.cases.escalation.judging import Judged
    from fengge.cases.models import Case

RAISED_FROM = gettext_noop("%(number)s 过了期限没有办，已上交上一级")
RAISED_TO = gettext_noop("%(number)s 过了期限没有办，从下级上交到您这里，请接办")
ALARMED = gettext_noop("%(number)s 已在最高一级，过了期限仍没有办，请处置")
LATE = gettext_noop("%(number)s 有一个期限已过")
NEAR = gettext_noop("%(number)s 有一个期限快到了：%(day)s")


def tell_all(judged: Sequence[Judged], at: datetime) -> int:
    """Gives how many notices were asked for; those told before are not told again."""
    givers, answerers = _desks(judged, May.ASSIGN), _desks(judged, May.ANSWER_ALARM)
    told = [telling for one in judged for telling in _of(one, at, givers, answerers)]
    notify_all(told, at)
    return len(told)


def _of(
    one: Judged, at: datetime, givers: Mapping[str, Sequence[str]], answerers: Mapping[str, Sequence[str]]
) -> Iterator[Telling]:
    case = one.case
    sealed = case.secrecy >= Secrecy.SEALED
    here = case.team if sealed else givers.get(_place(case), ())
    above = case.team if sealed else answerers.get(_place(case), ())
    occasion = f"{case.number} {one.event} {one.missed.since.isoformat()}" if one.missed else ""
    if one.event == "case.raised":
        yield from _telling(case, f"{occasion} from", RAISED_FROM, [one.desk] if one.desk else [])
        yield from _telling(case, occasion, RAISED_TO, here)
        return
    if one.event == "case.alarmed":
        yield from _telling(case, occasion, ALARMED, {*above, one.desk} - {""})
        return
    desks = [one.desk] if one.desk else here
    for running in one.late:
        yield from _telling(case, f"{case.number} late {running.deadline.key} {running.due.isoformat()}", LATE, desks)
    for running in one.near:
        day = date_format(running.due, "Y-m-d")
        which = sum(moment <= at for moment in running.remind_at)
        key = f"{case.number} near {running.deadline.key} {day} {which}"
        yield from _telling(case, key, NEAR, desks, day=day)


def _telling(case: Case, occasion: str, words: str, desks: Iterable[str], **more: str) -> Iterator[Telling]:
    for desk in desks:
        yield Telling(occasion, desk, words, {"number": case.number, **more}, case.url)


def _place(case: Case) -> str:
    return place_on(case.rung, case.division)


def _desks(judged: Iterable[Judged], permission: str) -> Mapping[str, Sequence[str]]:
    """Tokens of those in post at each place where something happened."""
    found: dict[str, list[str]] = {}
    for appointment in in_charge(permission, {_place(one.case) for one in judged}):
        found.setdefault(appointment.division_id, []).append(token(appointment))
    return found
