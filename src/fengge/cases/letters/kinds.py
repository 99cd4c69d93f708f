"""Which kinds of letters the county has, and which of them a unit may issue about a case now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.cases.models import Letter
from fengge.cases.models.cases import units_of
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.packs.letters import LetterKind, LetterKinds
from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@dataclass(frozen=True)
class Possible:
    """A kind this unit issues; `lacking` says in words which earlier letter must have failed first."""

    key: str
    kind: LetterKind
    lacking: str = ""

    @property
    def title(self) -> str:
        return self.kind.titled(get_language())


def kinds() -> LetterKinds:
    """The active county's kinds."""
    return pack().part(LetterKinds)


def titles() -> list[tuple[str, str]]:
    """Every kind with its title, in the county's order."""
    return [(key, kind.titled(get_language())) for key, kind in kinds().ordered()]


def title_of(letter: Letter) -> str:
    """The kind's title; as it was when it was written, if the county has it no longer."""
    kind = kinds().kinds.get(letter.kind)
    return kind.titled(get_language()) if kind else letter.kind_title


def unit_of(actor: Actor) -> Organisation | None:
    """The unit in whose name the actor writes: that of the appointment."""
    return Organisation.objects.select_related("division").filter(pk__in=units_of(actor)[:1]).first()


def possible(case: Case, unit: Organisation) -> list[Possible]:
    """What this unit may issue about the case, in the county's order, with what is lacking."""
    own = [(key, kind) for key, kind in kinds().ordered() if unit.role in kind.issuers]
    return [Possible(key, kind, "" if not kind.after or ground(case, kind) else lacking(kind)) for key, kind in own]


def ground(case: Case, kind: LetterKind, recipient: int | None = None) -> Letter | None:
    """The newest earlier letter that failed in one of the ways that this kind asks for; to one recipient, if named."""
    earlier = Letter.objects.filter(case=case, kind__in=kind.after)
    if recipient is not None:
        earlier = earlier.filter(recipient_id=recipient)
    found: Letter | None = earlier.failed(now(), list(kind.when)).order_by("-issued_at", "-pk").first()
    return found


def lacking(kind: LetterKind) -> str:
    """Which earlier letter must have failed, and how."""
    said = {"overdue": _("超期没有回复"), "returned": _("回复后被退回")}
    names = _("或").join(kinds().kinds[key].titled(get_language()) for key in kind.after)
    ways = _("或").join(said[way] for way in kind.when)
    return _("先要有%(names)s，而且收函单位%(ways)s") % {"names": names, "ways": ways}
