"""Taking a light matter on: whoever presses the button has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.becoming import become
from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import acting_as, put_into_hands
from fengge.cases.engine.moving import move
from fengge.cases.permissions import May
from fengge.core.inputs import Input, Line, field
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class TakeGiven(Input):
    """A word for whoever asked, if there is one."""

    words: Line | None = field(_("说明"), max=200)


@doing("take", TakeGiven)
@verb(May.SERVE, event="case.taken")
def take(case: Case, given: TakeGiven, *, by: Actor) -> Case:
    """From nobody's hands, or a colleague's, into one's own."""
    move(case, "take", by=by)
    if case.holder_id != by.appointment_id:
        put_into_hands(case, acting_as(by), reason=given.words or "")
    record(words=given.words or "")
    return case


@doing("confirm_request", TakeGiven, procedure="mediation_request")
@verb(May.ACCEPT, event="request.confirmed")
def confirm_request(case: Case, given: TakeGiven, *, by: Actor) -> Case:
    """It can be mediated: the same number, the same story, from now on as a mediation, to be registered with both sides."""
    move(case, "confirm_request", by=by)
    become(case, "mediation")
    case.source = "applied"
    record(words=given.words or "")
    return case
