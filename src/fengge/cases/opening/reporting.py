"""Reporting: the first word about a matter, through any door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.cases.engine.timing import first_due
from fengge.cases.models import Attachment, Case, Holding, Party, Role, bigrams
from fengge.cases.permissions import May
from fengge.cases.procedures.versions import live
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.opening.inputs import Report
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

CHANNELS = ("doorplate", "web", "counter", "phone", "grid", "hotline")
TITLE_LENGTH = 30


@verb(May.REPORT, event="case.reported")
def report(
    given: Report,
    *,
    by: Actor,
    ticket: Ticket,
    division: str,
    channel: str = "web",
    source: str = "applied",
    procedure: str = "mediation",
) -> Case:
    """Open a case in `division` (a village or grid code). `by` must hold the ticket's digest, or be staff of the place.

    It starts in nobody's hands, at the village's rung, with the unassigned clock running.
    """
    chosen, version = live(procedure)
    at = now()
    due = first_due(chosen, "case.reported", at, rung="village")
    case = Case.objects.create(
        number=next_number(at),
        public_code=ticket.code,
        access_key=ticket.digest,
        procedure_key=chosen.key,
        procedure_version=version,
        stage=chosen.openings()[0].leads_to(""),
        title=given.facts.strip().splitlines()[0][:TITLE_LENGTH],
        facts=given.facts,
        kind=given.kind or "",
        source=source,
        channel=channel,
        division=division,
        origin_division=division,
        place_words=given.place_words or "",
        latitude=given.position and given.position.lat,
        longitude=given.position and given.position.lon,
        occurred_on=given.occurred_on,
        reported_at=at,
        next_due_at=due.at,
        next_due_key=due.key,
        words=bigrams(given.facts, given.place_words),
    )
    Holding.objects.create(case=case, rung=case.rung, division=division, since=at)
    _keep_reporter(case, given)
    _keep_photos(case, given, at)
    record(channel=channel, source=source, rung="village", on_behalf=by.is_staff)
    return case


def next_number(at: datetime) -> str:
    """The next 案号: the year and a serial, short enough to say on the telephone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number')")
        return f"{at.year}-{cursor.fetchone()[0]:06d}"


def _keep_reporter(case: Case, given: Report) -> None:
    if given.name or given.phone:
        Party.objects.create(
            case=case,
            role=Role.APPLICANT,
            order=1,
            name=given.name or "",
            phone=given.phone or "",
            reporter=True,
            agreed_to_notices=given.notices,
        )


def _keep_photos(case: Case, given: Report, at: datetime) -> None:
    for number, upload in enumerate(given.photos, 1):
        file = keep(upload)
        Attachment.objects.create(
            case=case, file=file, kind=Attachment.Kind.PHOTO, title=f"照片{number}", from_resident=True, at=at
        )
