"""Following the events of cases: a job is put beside each event of which somebody is to be told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fengge.cases.notices.recipients import token
from fengge.cases.procedures import declared
from fengge.core.events import on
from fengge.core.notify import row_of
from fengge.core.packs.notices import OUTSIDE

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


# Events recorded in the place of another, which no action is named after.
INSTEAD = {"case.alarmed": ("top",), "extension.declined": ("asker",), "obligation.broken": ("holder", "parties")}


def events_told() -> tuple[str, ...]:
    """Every event of which the procedures say that somebody may be told."""
    own = (action.event for one in declared().values() for action in one.actions if action.told)
    return tuple(dict.fromkeys((*own, *INSTEAD)))


def events_outside() -> tuple[str, ...]:
    """Those of which residents may be told."""
    found = (a.event for one in declared().values() for a in one.actions if set(OUTSIDE) & set(a.told))
    return tuple(dict.fromkeys(found))


def told_of(case: Case, event: str) -> tuple[str, ...]:
    """Who the case's procedure says is told of this event."""
    found = [whom for action in case.procedure.actions if action.event == event for whom in action.told]
    found += INSTEAD.get(event, ())
    return tuple(dict.fromkeys(found))


def follow(event: str, case: Case, by: Actor, details: dict[str, Any]) -> None:
    """Nothing personal goes with the job, and there is none where the county's rows tell nobody.

    A case in nobody's hands has no holder to tell: the inbox shows it as new. What happens by rule is told by the sweep
    itself, for many cases at once.
    """
    from fengge.cases.tasks import tell_of

    if details.get("by") == "rule":
        return
    row = row_of(event)
    told = tuple(whom for whom in told_of(case, event) if row.channels(whom))
    holder = token(case.holder_id, case.unit_id)
    if not told or (told == ("holder",) and not holder):
        return
    tell_of.defer(
        case_id=case.pk, event=event, version=case.version, stage=case.stage, holder=holder, but=by.appointment_id
    )


for kind in events_told():
    on(kind)(partial(follow, kind))
