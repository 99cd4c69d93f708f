"""A question of law, put to one named helper: seen by the two who speak about it and by nobody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.hands import put_into_hands, signature, token
from fengge.cases.opening.asking import CHANNELS, villages
from fengge.cases.opening.openings import enter, opens
from fengge.cases.permissions import May
from fengge.cases.vocabulary import kinds_of
from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.core.inputs import Choice, Flag, Input, PersonName, Phone, Text, Uploads, field
from fengge.core.verbs import record, verb
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

TOWN, COUNTY = 9, 6  # lengths of division codes


def helpers() -> list[tuple[str, str]]:
    """Those who answer questions of law in the reader's places and above them, nearest first."""
    answering = [key for key in posts().posts if May.CONSULT in posts().permissions_of(key)]
    own = Appointment.objects.filter(pk=current_actor().appointment_id or 0).values_list("division_id", flat=True)
    above = {code[:length] for code in (*current_actor().places, *own) for length in (COUNTY, TOWN, len(code))}
    found = Appointment.objects.current(on=today()).holding(*answering).filter(division_id__in=above)
    named = found.select_related("person", "division").order_by("-division_id", "id")
    return [(str(one.pk), signature(one)) for one in named[:200]]


class ConsultationGiven(Input):
    """The question, and who is asked."""

    channel: Choice = field(_("怎么来的"), choices=CHANNELS, widget="radio")
    division: Choice = field(_("哪个村（社区）的人"), choices=villages)
    kind: Choice | None = field(_("哪一类"), choices=partial(kinds_of, "consultation"), help=_("不确定可以不选"))
    facts: Text = field(_("想问什么"), help=_("照来人的话写，只有指名的解答人看得到"), lines=6, max=4000)
    helper: Choice = field(_("请谁解答"), choices=helpers)
    name: PersonName | None = field(_("怎么称呼"), personal=True, help=_("可以不填"))
    phone: Phone | None = field(_("联系电话"), personal=True, inputmode="tel", help=_("可以不填"))
    notices: Flag = field(_("愿意接收办理进展短信"), default=False)
    photos: Uploads = field(_("照片或材料"), help=_("可以不传，最多 6 张"), max=6)
    place_words: ClassVar[None] = None
    occurred_on: ClassVar[None] = None
    position: ClassVar[None] = None


@opens("consultation", ConsultationGiven)
@transaction.atomic
def ask(given: ConsultationGiven, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """Sealed from the first moment, and in the helper's hands at once."""
    helper = Appointment.objects.select_related("person", "division").get(pk=given.helper)
    both = (f"a:{by.appointment_id}", token(helper))
    case = enter(given, by=by, ticket=ticket, procedure="consultation", client_id=client_id, sealed_for=both)
    if case.holder_id is None:
        hand_to(case, by=by, to=helper)
    return case


@verb(May.OPEN, event="case.assigned")
def hand_to(case: Case, *, by: Actor, to: Appointment) -> Case:
    """Into the hands of whom the person asked for."""
    put_into_hands(case, to)
    record(to=signature(to), rung=case.rung)
    return case
