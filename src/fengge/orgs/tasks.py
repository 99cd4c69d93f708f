"""Jobs of orgs."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from fengge.core.verbs import Refused
from fengge.orgs.acting import actor_for
from fengge.orgs.importing.following import carry
from fengge.orgs.importing.progress import progress_of, stopped
from fengge.orgs.importing.verbs import dry_run, import_divisions
from fengge.orgs.models import Account, Appointment, DivisionImport
from fengge.orgs.reaching.digesting import digest
from fengge.orgs.reaching.passing import pass_on

log = structlog.get_logger(__name__)


@app.task(queue="imports")
def carry_out_import(upload_id: int, appointment_id: int) -> None:
    """Import a list for whoever asked, under the appointment they asked with."""
    upload = DivisionImport.objects.get(pk=upload_id)
    held = Appointment.objects.select_related("person").get(pk=appointment_id)
    by = actor_for(Account.objects.filter(person_id=held.person_id).first(), held)
    try:
        import_divisions(upload, by=by, tell=progress_of(upload, dry_run(upload).changes))
    except Refused as refusal:
        stopped(upload, "\n".join(map(str, (refusal.message, *refusal.items))))


@app.task(queue="imports")
def follow_divisions(moved: dict[str, str]) -> None:
    """Let rows of every app follow places that got new codes."""
    log.info("divisions.followed", **carry(moved))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="orgs.pass_notices_on")
def pass_notices_on(timestamp: int) -> None:
    """Every minute: messages of new notices for those who want them at once."""
    del timestamp
    pass_on()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="orgs.send_digests")
def send_digests(timestamp: int) -> None:
    """Every ten minutes, so that a worker that was down at the hour catches up: the day's digests, once."""
    del timestamp
    digest()
