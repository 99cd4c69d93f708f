"""Where a letter stands on the county's ladder: the one before it, those that followed it, and what may be drafted next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.cases.letters.kinds import kinds, unit_of
from fengge.cases.models import Letter
from fengge.cases.models.letters import WAITING
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.ui import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengge.cases.models import Case, LetterReply
    from fengge.core.access import Actor


def neighbours(letter: Letter) -> tuple[Letter | None, list[Letter]]:
    """The letter it follows, and those that followed it, at one question."""
    found = list(Letter.objects.filter(Q(pk=letter.follows_id) | Q(follows_id=letter.pk)).order_by("pk"))
    before = next((one for one in found if one.pk == letter.follows_id), None)
    return before, [one for one in found if one.pk != letter.follows_id]


def steps_up(
    letter: Letter, case: Case | None, after: Iterable[Letter], replies: Iterable[LetterReply], actor: Actor
) -> list[Action]:
    """The next steps of the ladder that this letter gives ground for, for those who may take them; none already taken."""
    if case is None or f"o:{letter.issuer_id}" not in actor.teams or not actor.may(May.DRAFT_LETTER, case):
        return []
    failed = _failed(letter, replies)
    taken = {one.kind for one in after if one.state != Letter.State.WITHDRAWN}
    unit = unit_of(actor) if failed else None
    role = unit.role if unit else ""
    return [
        Action(
            _("起草%(kind)s") % {"kind": kind.titled(get_language())},
            f"{reverse('cases.letter_new', args=[case.number, key])}?to={letter.recipient_id}",
            icon="ballpen",
        )
        for key, kind in kinds().ordered()
        if letter.kind in kind.after and failed & set(kind.when) and key not in taken and role in kind.issuers
    ]


def _failed(letter: Letter, replies: Iterable[LetterReply]) -> set[str]:
    """In which ways it gives ground for the next step, as `Letters.failed` asks it of many."""
    if letter.issued_at is None or letter.state == Letter.State.WITHDRAWN:
        return set()
    late = letter.state in WAITING and letter.next_due_at is not None and letter.next_due_at < now()
    sent_back = any(one.accepted is False for one in replies)
    return {way for way, holds in (("overdue", late), ("returned", sent_back)) if holds}
