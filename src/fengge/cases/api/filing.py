"""The whole case: what is known, by when what is owed, what may be done, and everything that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.http import HttpResponse

from fengge.cases.api.finding import case_of
from fengge.cases.api.lines import Columns, line
from fengge.cases.api.possible import possible
from fengge.cases.api.router import router
from fengge.cases.api.shapes import CaseFile
from fengge.cases.api.titles import event_title
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.record import record_of
from fengge.cases.engine.timing import clocks_from, history_of
from fengge.cases.file.kin import as_told, seen_among
from fengge.cases.models import Party
from fengge.cases.permissions import May
from fengge.core.api import allow, answer, moment
from fengge.core.clock import now
from fengge.core.inputs import mask
from fengge.core.statements import children
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.cases.engine.timing import Happened
    from fengge.cases.models import Attachment, Case
    from fengge.cases.procedure import Clock


@router.get("/cases/{number}", response=CaseFile, tags=["cases"], operation_id="get_case", summary="One case")
@allow(May.READ)
def case_file(request: Any, number: str) -> HttpResponse:
    """Its ETag is the version to name in If-Match when changing it."""
    case, at = case_of(number), now()
    history = history_of(case)
    clocks = clocks_from(case, history, at)
    record = record_of(case)
    kin = seen_among((one.type, one.data) for one in history)
    facts = facts_of(case, request.actor, history=history, clocks=clocks, record=record)
    told = {
        **summary(case, at),
        "parties": [_party(one) for one in children(Party, case)],
        "clocks": [clock_shown(one) for one in clocks],
        "actions": possible(case, request.actor, facts),
        "attachments": attachments(case) if record.kinds else [],
        "timeline": [_told(case, one, kin) for one in history],
    }
    return answer(told, headers={"ETag": f'"{case.version}"'})


def summary(case: Case, at: datetime) -> dict[str, Any]:
    """The case without what hangs on it."""
    columns = Columns(
        case.pk, case.number, case.title, case.procedure_key, case.stage, case.kind, case.level, case.rung, case.division,
        case.holder_id, *_hands(case), case.reported_at, case.next_due_at, case.settled_at, case.version,
    )  # fmt: skip
    return {
        **line(columns, at),
        "procedure": case.procedure_key,
        "facts": case.facts,
        "source": case.source,
        "channel": case.channel,
        "route": case.route,
        "origin": {"code": case.origin_division, "name": name_of(case.origin_division)},
        "place_words": case.place_words,
        "occurred_on": case.occurred_on,
    }


def _hands(case: Case) -> tuple[str, str, str | None]:
    """Post and name of who holds the case, and the unit's name. Written out, for every file asks."""
    if case.holder_id is None and case.unit_id is None:
        return "", "", None
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, [case.holder_id, case.unit_id])
        post, name, unit = cursor.fetchone()
        return post or "", name or "", unit


_HANDS = """
SELECT h.post, p.name, u.name
FROM (SELECT %s::bigint AS holder, %s::bigint AS unit) c
LEFT JOIN orgs_appointment h ON h.id = c.holder LEFT JOIN orgs_person p ON p.id = h.person_id
LEFT JOIN orgs_organisation u ON u.id = c.unit
"""


def _party(party: Party) -> dict[str, Any]:
    return {
        "id": party.pk,
        "role": {"key": party.role, "title": party.get_role_display()},
        "name": party.name,
        "phone": mask(party.phone),
        "id_number": mask(party.id_number),
        "address": "" if party.shielded else party.address,
        "is_minor": party.is_minor,
        "shielded": party.shielded,
        "reporter": party.reporter,
    }


def clock_shown(clock: Clock) -> dict[str, Any]:
    """One clock with its trace, shaped as `ClockShown`."""
    return {
        "key": clock.key,
        "title": str(clock.title),
        "state": clock.state,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "met_at": clock.met_at,
        "overdue": clock.is_overdue,
        "example": clock.deadline.example,
        "law": str(clock.law),
        "trace": [str(sentence) for sentence in clock.explain()],
    }


def attachments(case: Case) -> list[dict[str, Any]]:
    """The files, each with the address it is fetched from."""
    found: Iterable[Attachment] = case.attachments.select_related("file")
    return [
        {
            "id": one.pk,
            "kind": {"key": one.kind, "title": one.get_kind_display()},
            "title": one.title,
            "name": one.file.name,
            "media_type": one.file.media_type,
            "size": one.file.size,
            "at": moment(one.at),
            "url": f"/api/v1/cases/{case.number}/attachments/{one.pk}",
        }
        for one in found
    ]


def _told(case: Case, event: Happened, kin: frozenset[str]) -> dict[str, Any]:
    return {
        "at": event.at,
        "type": event.type,
        "title": event_title(case.procedure_key, event.type),
        "who": event.signature,
        "version": event.version,
        "details": as_told(event.type, event.data, kin),
    }
