"""Which open cases may be the same matter: near in place and time, alike in kind and words, or from the same telephone.

Only what the reader may see is compared. The machine shows pairs; a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fengge.cases.models import Case, Party
from fengge.core.access.seen import successor
from fengge.core.clock import local
from fengge.core.packs import pack
from fengge.core.packs.joining import Joining
from fengge.core.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from fengge.core.access import Actor

MOST = 300  # cases of one village and two months; more than any village has
VILLAGE = 12  # characters of a village's code
SAME_KIND, SAME_PHONE, NEAR, SAME_DAYS = 0.1, 0.25, 0.1, 0.05  # what each adds to the likeness of the words
MOST_BESIDES = SAME_KIND + SAME_PHONE + NEAR + SAME_DAYS
METRES, DAYS = 200, 3
METRES_PER_DEGREE = 111_000
COLUMNS = (
    "pk", "number", "title", "stage", "procedure_key", "procedure_version", "kind", "reported_at", "words", "latitude", "longitude",
)  # fmt: skip


@dataclass(frozen=True)
class Alike:
    """A pair's other case, how alike it is (0–1), and why in words."""

    case: Case
    likeness: float
    words: str


def alike(case: Case, actor: Actor) -> list[Alike]:
    """Those that reach the county's measure, likest first. One question where no words are alike, three otherwise."""
    rules = pack().part(Joining)
    if case.settled_at or not case.words:
        return []
    near = [one for one in _near(case, rules.window) if _shared(case, one) >= rules.alike - MOST_BESIDES]
    callers = _same_phones(case, [one.pk for one in near])
    found = [_compared(case, one, same_phone=one.pk in callers) for one in near]
    likest = sorted((one for one in found if one.likeness >= rules.alike), key=lambda one: -one.likeness)
    return likest[: rules.shown] if actor.is_staff else []


def _near(case: Case, window: int) -> list[Case]:
    """Open cases of the same village, reported within the window, not told apart by somebody already."""
    village, span = case.division[:VILLAGE], timedelta(days=window)
    rows = Case.objects.filter(
        division__gte=village, division__lt=successor(village), settled_at=None,
        reported_at__range=(case.reported_at - span, case.reported_at + span),
    )  # fmt: skip
    apart = case.not_same.values("other")
    return list(rows.exclude(pk=case.pk).exclude(pk__in=apart).only(*COLUMNS).order_by("-reported_at", "-id")[:MOST])


def _shared(one: Case, other: Case) -> float:
    """How much of their words the two share (Dice's measure over pairs of characters, 0–1)."""
    mine, theirs = set(one.words), set(other.words)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _same_phones(case: Case, others: Collection[int]) -> set[int]:
    if not others:
        return set()
    phones = [party.phone for party in case.parties.all() if party.phone]
    return set(Party.objects.filter(case__in=others, phone_index__in=phones).values_list("case_id", flat=True))


def _compared(case: Case, other: Case, *, same_phone: bool) -> Alike:
    shared = _shared(case, other)
    days = abs((local(case.reported_at).date() - local(other.reported_at).date()).days)
    grounds = [
        (shared, _("文字相近 %d%%") % round(shared * 100)),
        (SAME_KIND * (case.kind == other.kind != ""), _("同一类")),
        (SAME_PHONE * same_phone, _("电话相同")),
        (NEAR * _is_near(case, other), _("地点相距不到 %d 米") % METRES),
        (SAME_DAYS * (days <= DAYS), ngettext("相隔 %d 天", "相隔 %d 天", days) % days if days else _("同一天")),
    ]
    return Alike(
        other, min(1.0, sum(worth for worth, _why in grounds)), str(listed([why for worth, why in grounds if worth]))
    )


def _is_near(one: Any, other: Any) -> bool:
    if one.latitude is None or other.latitude is None:
        return False
    away = (float(one.latitude - other.latitude), float(one.longitude - other.longitude))
    return (away[0] ** 2 + away[1] ** 2) ** 0.5 * METRES_PER_DEGREE < METRES
