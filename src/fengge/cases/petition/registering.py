"""Who petitions: how many, who speaks for them, and the number of the statutory record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.models import Party, Petition, Representative, Role
from fengge.cases.petition.entries import MOST_REPRESENTATIVES
from fengge.core.clock import now
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fengge.cases.models import Case
    from fengge.cases.petition.entries import RepresentativeGiven


def petition_of(case: Case) -> Petition:
    """What is known of the petition; a row of its own from the first time it is asked for."""
    row, _made = Petition.objects.get_or_create(case=case)
    return row


def keep_petition(
    case: Case, *, petitioners: int, representatives: Sequence[RepresentativeGiven], reference: str | None = None
) -> None:
    """Write down how many petition and who speaks for them; those named anew take the place of those before."""
    check_number(petitioners, representatives)
    row = petition_of(case)
    row.petitioners, row.reference = petitioners, reference or row.reference
    row.save()
    case.representatives.all().delete()
    for one in representatives:
        Representative.objects.create(case=case, party=_party(case, one), at=now())


def check_number(petitioners: int, representatives: Sequence[RepresentativeGiven]) -> None:
    """Five at most (信访工作条例 art. 20), and not more than there are petitioners."""
    count = len(representatives)
    if count > MOST_REPRESENTATIVES:
        words = _("代表不超过 5 人（《信访工作条例》第二十条），现在是 %(count)d 人。请推选 5 人以内。")
        raise Refused(words % {"count": count}, field="representatives")
    if count > petitioners:
        raise Refused(_("代表人数不能多于信访人数。"), field="representatives")


def _party(case: Case, given: RepresentativeGiven) -> Party:
    """A representative is a party; whoever is one already by name stays the same."""
    for known in case.parties.filter(role=Role.APPLICANT):
        if known.name == given.name:
            if given.phone and given.phone != known.phone:
                known.phone, known.agreed_to_notices = given.phone, False
                known.save()
            return known
    order = (case.parties.order_by("-order").values_list("order", flat=True).first() or 0) + 1
    party: Party = Party.objects.create(
        case=case, role=Role.APPLICANT, order=order, name=given.name, phone=given.phone or ""
    )
    return party
