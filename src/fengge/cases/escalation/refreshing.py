"""What the row keeps of its clocks, worked out anew: after the county changed its calendar, and each night to be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db import connection
from django.db.models import Q

from fengge.cases.engine.timing import histories, standing
from fengge.cases.models import Case
from fengge.core.access import system, system_job
from fengge.core.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

REFRESH = system_job("cases.refresh_clocks")
BATCH = 1000
log = structlog.get_logger(__name__)
_KEEP = """
UPDATE cases_case c SET next_due_at = n.due, next_due_key = n.due_key, wakes_at = n.wakes
FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::timestamptz[]) n (id, due, due_key, wakes) WHERE c.id = n.id
"""


def refresh_clocks() -> int:
    """Give how many rows were put right. Nobody's event is written: nothing happened to the case."""
    mended, after = 0, 0
    while True:
        with system(REFRESH):
            rows = Case.objects.filter(Q(settled_at=None) | Q(next_due_at__isnull=False), pk__gt=after).order_by("pk")
            cases = list(rows.defer("facts", "words").select_for_update(skip_locked=True, of=("self",))[:BATCH])
            mended += _mend(cases)
        if not cases:
            return mended
        after = cases[-1].pk


def _mend(cases: Sequence[Case]) -> int:
    at, told, changed = now(), histories(cases), []
    for case in cases:
        try:
            stands = standing(case.procedure, told[case.pk], at)
        except Exception:
            log.exception("refresh.case_not_read", case=case.pk)
            continue
        waits = case.wakes_at if case.wakes_at and case.wakes_at <= at else stands.wakes_at
        kept = (*stands.due, waits)
        if kept != (case.next_due_at, case.next_due_key, case.wakes_at):
            changed.append((case.pk, *kept))
    if changed:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [list(column) for column in zip(*changed, strict=True)])
    return len(changed)
