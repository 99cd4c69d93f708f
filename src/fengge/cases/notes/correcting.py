"""The person who reported corrects or takes back the contact they gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.cases.models import Party, Role
from fengge.cases.permissions import May
from fengge.core.inputs import Flag, Input, PersonName, Phone, field
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class ContactGiven(Input):
    """Name and phone; empty ones are taken back."""

    name: PersonName | None = field(_("怎么称呼您"), personal=True, autocomplete="name", help=_("清空就是撤回"))
    phone: Phone | None = field(
        _("联系电话"), personal=True, autocomplete="tel", inputmode="tel", help=_("清空就是撤回")
    )
    agreed_to_notices: Flag = field(_("有进展时用短信告诉我"), default=False)


@verb(May.FOLLOW, event="case.contact_corrected")
def correct_contact(case: Case, given: ContactGiven, *, by: Actor) -> Case:
    """Write what the reporter now gives (个人信息保护法 arts 15, 46). What was agreed and signed stays in its documents."""
    me = case.parties.filter(reporter=True).first()
    if me is None:
        last = case.parties.order_by("-order").values_list("order", flat=True).first() or 0
        me = Party(case=case, role=Role.APPLICANT, order=last + 1, reporter=True)
    me.name, me.phone, me.agreed_to_notices = given.name or "", given.phone or "", given.agreed_to_notices
    me.save()
    record(kept=bool(me.name or me.phone))
    return case
