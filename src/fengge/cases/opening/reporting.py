"""Reporting: the first word about a matter, through any door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from fengge.cases.engine.timing import standing
from fengge.cases.models import Attachment, Case, Holding, Party, Role, Step, bigrams
from fengge.cases.permissions import May
from fengge.cases.procedure import Event
from fengge.cases.procedures.versions import live
from fengge.core.access import Secrecy
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.statements import insert
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.opening.arrival import Arrival
    from fengge.cases.opening.inputs import Entry, Report
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

TITLE_LENGTH = 30


@verb(May.REPORT, event="case.reported")
def report(given: Report | Entry, *, by: Actor, ticket: Ticket, how: Arrival) -> Case:
    """Open a case. `by` must hold the ticket's digest, or be staff of the place.

    It starts in nobody's hands with the unassigned clock running.
    """
    at = now()
    case = _begun(given, by, ticket, how, at)
    insert(case)
    insert(Holding(case=case, rung=case.rung, division=case.division, since=at))
    _keep_reporter(case, given)
    _keep_photos(case, given, at)
    if how.said:
        action = case.procedure.openings()[0].key
        Step.objects.create(case=case, action=action, answers=dict(how.said), by_id=by.appointment_id, at=at)
    record(channel=how.channel, source=how.source, rung=how.rung, on_behalf=by.is_staff, **how.said)
    return case


def _begun(given: Report | Entry, by: Actor, ticket: Ticket, how: Arrival, at: datetime) -> Case:
    chosen, version = live(how.procedure)
    stands = standing(chosen, [Event("case.reported", at, {"rung": how.rung, **how.said})], at)
    return Case(
        number=next_number(at), public_code=ticket.code, access_key=ticket.digest,
        procedure_key=chosen.key, procedure_version=version, stage=chosen.openings()[0].leads_to(""),
        title=headline(given.facts), facts=given.facts, **_as_said(given),
        source=how.source, channel=how.channel, rung=how.rung, division=how.division, origin_division=how.division,
        reported_at=at, next_due_at=stands.due.at, next_due_key=stands.due.key, wakes_at=stands.wakes_at,
        secrecy=Secrecy.SEALED if how.sealed_for else Secrecy.OPEN, team=[*how.sealed_for, *own_entry(by)], barred=list(how.barred),
    )  # fmt: skip


def headline(facts: str) -> str:
    """The first line of what was said, cut where it grows too long for a list."""
    line = facts.strip().splitlines()[0]
    return line if len(line) <= TITLE_LENGTH else f"{line[:TITLE_LENGTH]}…"


def _as_said(given: Report | Entry) -> dict[str, Any]:
    """What was said of the matter itself, as the row keeps it."""
    return {
        "kind": given.kind or "",
        "place_words": given.place_words or "",
        "latitude": given.position and given.position.lat,
        "longitude": given.position and given.position.lon,
        "occurred_on": given.occurred_on,
        "words": bigrams(given.facts, given.place_words),
    }


def own_entry(by: Actor) -> list[str]:
    """Staff who see no place see what they entered themselves."""
    return [f"a:{by.appointment_id}"] if by.is_staff and not by.places else []


def next_number(at: datetime) -> str:
    """The next 案号: the year and a serial, short enough to say on the telephone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number')")
        return f"{at.year}-{cursor.fetchone()[0]:06d}"


def _keep_reporter(case: Case, given: Report | Entry) -> None:
    if given.name or given.phone:
        reporter = Party(case=case, role=Role.APPLICANT, name=given.name or "", phone=given.phone or "", reporter=True)
        reporter.agreed_to_notices = given.notices
        insert(reporter)


def _keep_photos(case: Case, given: Report | Entry, at: datetime) -> None:
    for number, upload in enumerate(given.photos, 1):
        file = keep(upload)
        Attachment.objects.create(
            case=case, file=file, kind=Attachment.Kind.PHOTO, title=f"照片{number}", from_resident=True, at=at
        )
