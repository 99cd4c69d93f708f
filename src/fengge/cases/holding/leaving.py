"""Somebody leaves a post: every case still open in their hands goes to the successor, in the change that ends
the appointment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.hands import put_into_hands, signature
from fengge.cases.holding.colleagues import case_posts
from fengge.cases.models import Case, Recusal
from fengge.cases.models.accused import is_barred
from fengge.cases.permissions import May
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.appointing.duties import Duty, attach

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.orgs.models import Appointment


@verb(May.HAND_OVER, event="case.assigned")
def hand_over(case: Case, *, by: Actor, to: Appointment) -> Case:
    """Give it to the successor. One who stepped back from this case, or whom it accuses, leaves it openly in nobody's hands."""
    reason = str(_("原承办人离任，工作交接"))
    if Recusal.objects.filter(case=case, person=to.person_id).exists() or is_barred(case, to):
        put_into_hands(case, None, reason=reason)
        record(event="case.recused", who=signature(to), reason=reason, nobody=True)
    else:
        put_into_hands(case, to, reason=reason)
        record(to=signature(to), words=reason, rung=case.rung)
    return case


def _open(appointment: Appointment) -> Any:
    return Case.objects.filter(holder=appointment, settled_at=None)


def _move(leaving: Appointment, successor: Appointment, by: Actor) -> int:
    """Nobody's post grants handing over: it is lent to whoever ends the appointment, for these cases alone."""
    mover = replace(by, permissions=by.permissions | {May.HAND_OVER})
    cases = list(_open(leaving).order_by("id"))
    if cases and successor.post not in case_posts():
        raise Refused(_("接手人的岗位不能承办事项，请另选接手人。"), field="successor")
    for case in cases:
        hand_over(case, by=mover, to=successor)
    return len(cases)


CASES = attach(Duty("cases", _("承办的事项"), lambda appointment: _open(appointment).count(), _move))
