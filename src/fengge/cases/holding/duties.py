"""Open cases are a duty of the appointment that holds them: ending it hands every one of them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.holding.colleagues import case_posts, signature
from fengge.cases.holding.taking import put_into_hands
from fengge.cases.models import Case, Recusal
from fengge.core.access import current_actor
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.appointing.duties import Duty, attach
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.orgs.models import Appointment


@verb(Orgs.APPOINT, event="case.handed_over")
def hand_over(case: Case, to: Appointment, *, by: Actor) -> Case:
    """Put the case into the successor's hands. Whoever is recused from it cannot be its successor; no clock moves."""
    if Recusal.objects.filter(case=case, person=to.person_id).exists():
        words = {"name": to.person.name, "number": case.number}
        raise Refused(_("%(name)s已回避%(number)s，请先把这件事指派给他人。") % words, field="successor")
    put_into_hands(case, to, reason=_("任职变动"))
    record(to=signature(to), rung=case.rung)
    return case


def count(appointment: Appointment) -> int:
    """How many open cases these hands hold."""
    return Case.objects.open().filter(holder=appointment).count()


def move(leaving: Appointment, successor: Appointment, _by: Actor) -> int:
    """Hand over each of them in the running transaction, as the actor who sees what both see."""
    cases = list(Case.objects.open().filter(holder=leaving).order_by("id"))
    if cases and successor.post not in case_posts():
        raise Refused(_("接手人的岗位不能承办事项，请另选接手人。"), field="successor")
    for case in cases:
        hand_over(case, successor, by=current_actor())
    return len(cases)


attach(Duty("cases", lazy("在办事项"), count, move))
