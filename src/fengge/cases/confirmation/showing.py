"""The panel of performance: each obligation, what is open after a breach, and how far confirmation has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.confirmation.applying import newest
from fengge.cases.confirmation.ways import obstacles, ways
from fengge.cases.engine.timing import clocks_of
from fengge.cases.file.panels import panel
from fengge.cases.file.telling import details, telling
from fengge.cases.models import Confirmation
from fengge.cases.vocabulary import title_in
from fengge.core.clock import now, today
from fengge.ui import yuan

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.cases.procedure import Clock
    from fengge.core.models import Event

BEFORE = ("reported", "registered", "triaged", "accepted", "consented", "investigating", "mediating")


@panel("cases/confirmation/_panel.html", order=40, procedures=("mediation",))
def performance(record: Record) -> dict[str, Any] | None:
    """From the agreement on. Nothing is asked before there is one."""
    case = record.case
    if case.stage in BEFORE:
        return None
    agreement = case.agreements.order_by("-id").first()
    if agreement is None:
        return None
    every = agreement.obligations.select_related("debtor", "performance")
    owed = [(one, "" if one.amount is None else yuan(one.amount)) for one in every]
    return {"obligations": owed, "today": today(), "confirmation": newest(case), "ways": open_ways(case, record.clocks)}


def open_ways(case: Case, clocks: list[Clock] | None = None) -> list[tuple[str, str, str]]:
    """What a party may do now that the other has not performed; nothing where nothing was broken."""
    agreement = case.agreements.order_by("-id").first()
    if agreement is None or not agreement.obligations.filter(performance__performed=False).exists():
        return []
    traced = clocks_of(case, now()) if clocks is None else clocks
    running = {clock.key for clock in traced if clock.is_open and (clock.due_at or now()) >= now()}
    one = newest(case)
    return ways(running, confirmed=one is not None and one.result == Confirmation.Result.CONFIRMED)


telling("confirmation.applied")(details("court"))


@telling("confirmation.checked")
def _checked(_record: Record, event: Event) -> str:
    found = event.details.get("obstacles", [])
    listed = obstacles()
    return "\n".join(str(title_in(listed, key)) for key in found)  # type: ignore[arg-type]


@telling("confirmation.decided")
def _decided(_record: Record, event: Event) -> str:
    result = dict(Confirmation.Result.choices).get(event.details.get("result", ""), "")
    return "\n".join(str(part) for part in (result, event.details.get("ruling")) if part)
