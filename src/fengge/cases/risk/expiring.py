"""Every morning: marks that have stood their time end by themselves, and holders hear of those that soon will.

Two statements, however many there are. What a second run finds is already ended or told, so it changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection

from fengge.cases.models import Case, Risk
from fengge.cases.risk.words import rules
from fengge.core.access import system, system_job
from fengge.core.clock import now, today
from fengge.core.events import Draft, row_of, write_all
from fengge.core.notify import Telling, notify_all

if TYPE_CHECKING:
    from datetime import date

    from fengge.core.access import Actor

EXPIRE = system_job("cases.expire_risks")
# Says nothing of what it is about to whoever looks over a shoulder.
SOON = "{number} 有一项记录{due}到期，需要延续的请在到期前写明理由"
SOON_EN = "{number}: a record ends on {due}; if it must go on, give the reason before then"

_END = """
UPDATE cases_risk SET ended_at = %s, ended = 'expired' WHERE ended_at IS NULL AND expires_on < %s RETURNING id, case_id
"""
_WARN = """
UPDATE cases_risk r SET warned_on = %s FROM cases_case c
WHERE c.id = r.case_id AND r.ended_at IS NULL AND r.warned_on IS NULL AND r.expires_on <= %s
RETURNING c.number, c.holder_id, c.unit_id, r.expires_on
"""


@dataclass(frozen=True)
class Done:
    """How many marks ended, and how many holders were told."""

    ended: int
    told: int


def expire() -> Done:
    """Everything that is due by the county's calendar day."""
    with system(EXPIRE) as by:
        return expire_as(by)


def expire_as(by: Actor) -> Done:
    """The same within the scope of a job that runs already."""
    return Done(_end(by), _warn(today()))


def _end(by: Actor) -> int:
    ended: dict[int, int] = dict(_rows(_END, now(), today()))
    cases = {case.pk: case for case in Case.objects.filter(pk__in=ended.values()).in_brief()}
    write_all(
        row_of("risk.expired", cases[case], by=by, draft=Draft({"mark": mark, "ended": Risk.Ended.EXPIRED.value}))
        for mark, case in ended.items()
    )
    return len(ended)


def _warn(day: date) -> int:
    soon = _rows(_WARN, day, day + timedelta(days=rules().limits.warn))
    told = [
        Telling(
            f"{number} risk {until}", f"a:{holder}" if holder else f"o:{unit}", SOON, SOON_EN,
            {"number": number, "due": until.isoformat()}, f"/desk/cases/{number}/", discreet=True,
        )
        for number, holder, unit, until in soon
        if holder or unit
    ]  # fmt: skip
    notify_all(told, now())
    return len(told)


def _rows(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
