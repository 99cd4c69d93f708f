"""The sweep: finds what waits for it by one column, sends up what missed its limit, reminds of what is near or late.

Each batch is a transaction of its own: lock what nobody else has (SKIP LOCKED), work out the clocks of all its cases from one
question, write everything with a fixed number of statements. What a killed worker leaves is found again; what is done
no longer waits, so a second sweep changes nothing. See ADR 62.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import structlog
from django.db import connection
from django.db.models import Q

from fengge.cases.engine.timing import histories
from fengge.cases.escalation.judging import Judged, judge
from fengge.cases.escalation.telling import tell_all
from fengge.cases.escalation.writing import write_all
from fengge.cases.models import Case
from fengge.core.access import system, system_job
from fengge.core.clock import now

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

SWEEP = system_job("cases.sweep")
BATCH = 500
HANDS = 2
UNREAD = ("facts", "words", "place_words", "access_key", "public_code")  # what no clock needs
log = structlog.get_logger(__name__)


@dataclass
class Swept:
    """What a sweep did: cases looked at, sent up, alarmed, notices put down, and those whose clocks could not be read."""

    looked: int = 0
    raised: int = 0
    alarmed: int = 0
    told: int = 0
    failed: int = 0

    def add(self, other: Swept) -> None:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def sweep_together(*, batch: int = BATCH) -> Swept:
    """Several sweeps at once, as several workers would: while one waits for the database, another reads clocks."""
    with ThreadPoolExecutor(HANDS) as hands:
        sweeps = [hands.submit(copy_context().run, _sweep_and_leave, batch) for _ in range(HANDS)]
    done = Swept()
    for one in sweeps:
        done.add(one.result())
    return done


def _sweep_and_leave(batch: int) -> Swept:
    """A thread has a connection of its own, and does not keep it."""
    try:
        return sweep(batch=batch)
    finally:
        connection.close()


def sweep(*, batch: int = BATCH) -> Swept:
    """Everything that waits, batch by batch, until nothing does. A case that cannot be read never stops the others."""
    at, done, after = now(), Swept(), None
    while True:
        with system(SWEEP) as by:
            cases = _waiting(at, after, batch)
            after = (cases[-1].wakes_at or at, cases[-1].pk) if cases else after
            done.add(_swept(cases, at, by))
        if len(cases) < batch:
            return done


def _waiting(at: datetime, after: tuple[datetime, int] | None, batch: int) -> list[Case]:
    """The next cases in the order in which they began to wait; those another worker or a person is at are left to them."""
    rows = Case.objects.filter(wakes_at__lte=at).order_by("wakes_at", "id")
    if after:
        rows = rows.filter(Q(wakes_at__gt=after[0]) | Q(wakes_at=after[0], id__gt=after[1]))
    return list(rows.defer(*UNREAD).select_for_update(skip_locked=True, of=("self",))[:batch])


def _swept(cases: list[Case], at: datetime, by: Actor) -> Swept:
    judged, told = list[Judged](), histories(cases)
    for case in cases:
        try:
            judged.append(judge(case, told[case.pk], at))
        except Exception:
            log.exception("sweep.case_not_read", case=case.pk, procedure=case.procedure_key)
    write_all(judged, at, by)
    return Swept(
        looked=len(cases),
        raised=sum(one.event == "case.raised" for one in judged),
        alarmed=sum(one.event == "case.alarmed" for one in judged),
        told=tell_all(judged, at),
        failed=len(cases) - len(judged),
    )
