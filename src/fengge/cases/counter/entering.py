"""Reporting and registering in one transaction: both are on record, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from fengge.cases.counter.inputs import CounterGiven
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.asking import at_the_counter
from fengge.cases.opening.inputs import Register, Report
from fengge.cases.opening.openings import opens
from fengge.cases.opening.registering import register
from fengge.cases.opening.reporting import report

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

BY_CHANNEL = ("facts", "kind", "place_words", "occurred_on", "notices", "photos")


def _start() -> dict[str, Any]:
    """A visit has two sides."""
    return {**at_the_counter(), "source": "applied", "parties": [{"role": "applicant"}, {"role": "respondent"}]}


@opens("mediation", CounterGiven, start=_start, page="cases.counter")
@transaction.atomic
def enter(given: CounterGiven, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """The case, reported on somebody's behalf and registered. The same `client_id` again gives the same case."""
    said = {name: getattr(given, name) for name in BY_CHANNEL}
    first = given.parties[0]
    case: Case = report(
        Report.model_validate({**said, "name": first.name, "phone": first.phone}),
        by=by, ticket=ticket, client_id=client_id,
        how=Arrival(division=given.division, channel=given.channel, source=given.source),
    )  # fmt: skip
    if case.stage == case.procedure.openings()[0].leads_to(""):
        written = Register.model_validate(given.model_dump(include=set(Register.model_fields)))
        register(case, written, by=by)
    return case
