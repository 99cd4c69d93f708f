"""A word about this system or those who work with it: it goes to the county, past everybody it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.hands import signature
from fengge.cases.opening.asking import CHANNELS
from fengge.cases.opening.openings import enter, opens
from fengge.cases.vocabulary import kinds_of
from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.core.inputs import Choice, Flag, Input, PersonName, Phone, Text, Uploads, field
from fengge.core.packs import pack
from fengge.core.verbs import Refused
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

TOWN = 9  # length of a town's division code


def staff() -> list[tuple[str, str]]:
    """Everybody in post in the reader's town and county offices, whom a complaint may be about."""
    own = Appointment.objects.filter(pk=current_actor().appointment_id or 0).values_list("division_id", flat=True)
    found = Appointment.objects.current(on=today())
    near = found.under(*(code[:TOWN] for code in own)) | found.filter(division_id=pack().county)
    named = near.select_related("person", "division").order_by("division_id", "id")
    return [(str(one.pk), signature(one)) for one in named[:1000]]


class SuggestionGiven(Input):
    """What was said, and about whom, if it is about somebody."""

    channel: Choice = field(lazy("怎么来的"), choices=CHANNELS, widget="radio")
    kind: Choice = field(lazy("哪一类"), choices=partial(kinds_of, "suggestion"))
    facts: Text = field(lazy("想说什么"), help=lazy("照来人的话写"), lines=6, max=4000)
    about: Choice | None = field(lazy("说的是谁"), choices=staff, help=lazy("选了，这个人就看不到这件事，也不能答复"))
    name: PersonName | None = field(lazy("怎么称呼"), personal=True, help=lazy("可以不填"))
    phone: Phone | None = field(lazy("联系电话"), personal=True, inputmode="tel", help=lazy("可以不填"))
    notices: Flag = field(lazy("愿意接收办理进展短信"), default=False)
    photos: Uploads = field(lazy("照片或材料"), help=lazy("可以不传，最多 6 张"), max=6)
    place_words: ClassVar[None] = None
    occurred_on: ClassVar[None] = None
    position: ClassVar[None] = None


def _start() -> dict[str, Any]:
    return {"channel": "counter"}


@opens("suggestion", SuggestionGiven, start=_start)
def suggest(given: SuggestionGiven, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """In the county's place from the first moment; for the person it is about it does not exist."""
    about = Appointment.objects.filter(pk=given.about or 0).first()
    if about and about.person_id == by.person_id:
        raise Refused(_("说的是您自己，请换人登记。"), field="about")
    barred = (f"p:{about.person_id}",) if about else ()
    return enter(
        given, by=by.holding(ticket.digest), ticket=ticket, procedure="suggestion", division=pack().county,
        rung="county", barred=barred, client_id=client_id,
    )  # fmt: skip
