"""Jobs of people."""

from __future__ import annotations

import io

import structlog
from procrastinate.contrib.django import app

from fengge.core.access import scope
from fengge.core.print import PrintError
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Account, Appointment
from fengge.people.doorplates.ordering import keep_sheet
from fengge.people.doorplates.printing import pdf_of, read_plates
from fengge.people.models import PlateSheet

log = structlog.get_logger(__name__)


@app.task(queue="prints")
def print_sheet(sheet_id: int, appointment_id: int) -> None:
    """Print an ordered sheet for whoever ordered it. Broken off anywhere and begun again, it gives the same sheet."""
    held = Appointment.objects.select_related("person").get(pk=appointment_id)
    by = actor_for(Account.objects.filter(person_id=held.person_id).first(), held)
    with scope(by):
        sheet = PlateSheet.objects.get(pk=sheet_id)
        if sheet.finished_at:
            return
        plates = read_plates(sheet.plates)

    def tell(done: int) -> None:
        with scope(by):
            PlateSheet.objects.filter(pk=sheet_id, finished_at=None).update(done=done)

    try:
        content = io.BytesIO(pdf_of(plates, progress=tell))
    except PrintError as error:
        log.exception("plates.not_printed", sheet=sheet_id)
        with scope(by):
            PlateSheet.objects.filter(pk=sheet_id).update(problem=str(error)[:200])
        return
    content.name = f"{sheet.title}.pdf"
    keep_sheet(sheet, content, by=by)
