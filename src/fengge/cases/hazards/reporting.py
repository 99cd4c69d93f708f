"""The first word about a hazard: one form, and with it the alarm or the one line that says it is solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.keeping import keep_photos, write_down
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle_where_it_ends
from fengge.cases.hazards.inputs import AlarmGiven, HazardGiven, SolveGiven
from fengge.cases.opening.asking import at_the_counter
from fengge.cases.opening.openings import enter, opens
from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

GRAVEST = "hazard_major"


def _start() -> dict[str, Any]:
    return {**at_the_counter(), "channel": "grid", "occurred_on": today()}


@opens("hazard", HazardGiven, start=_start)
@transaction.atomic
def open_hazard(given: HazardGiven, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """All of it is on record, or nothing. The same `client_id` again gives the same case and repeats nothing."""
    case = enter(given, by=by, ticket=ticket, procedure="hazard", client_id=client_id)
    is_new = case.version == 1
    if is_new and given.danger:
        alarm(case, AlarmGiven(danger=given.danger), by=by)
    if is_new and given.how:
        solve(case, SolveGiven(what=given.how, photos=()), by=by)
    return case


@doing("alarm", AlarmGiven, procedure="hazard")
@verb(May.OPEN, event="hazard.alarmed")
def alarm(case: Case, given: AlarmGiven, *, by: Actor) -> Case:
    """Red at once: town and county are told while the village acts, and an hour's clock runs through the night."""
    move(case, "alarm", by=by)
    case.level, case.rung = GRAVEST, "county"
    record(danger=given.danger, level=case.level, rung=case.rung)
    return case


@doing("solve", SolveGiven, procedure="hazard")
@verb(May.SOLVE, event="hazard.solved")
def solve(case: Case, given: SolveGiven, *, by: Actor) -> Case:
    """Done on the spot, told in one line."""
    move(case, "solve", by=by)
    kept = keep_photos(case, given.photos, _("解决后照片"))
    write_down(case, "solve", by, what=given.what, attachments=kept)
    settle_where_it_ends(case, given.what, by)
    return case
