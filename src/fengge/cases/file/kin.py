"""Other cases that a story names: told only to whoever sees them, for a part may be sealed later, or accuse the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# By event: where its details keep the other's number, and what else they say of it.
NAMED = {
    "case.split": ("part", "title"), "case.became_part": ("whole",), "case.merged": ("into",), "case.absorbed": ("number",),
    "case.told_apart": ("other",), "case.followed": ("into",),
}  # fmt: skip


def seen_among(events: Iterable[tuple[str, Mapping[str, Any]]]) -> frozenset[str]:
    """Numbers of those that the reader sees; no question where none is named."""
    numbers = {str(told.get(NAMED[kind][0], "")) for kind, told in events if kind in NAMED}
    seen = Case.objects.filter(number__in=numbers) if numbers else Case.objects.none()
    return frozenset(seen.values_list("number", flat=True))


def as_told(kind: str, told: Mapping[str, Any], seen: frozenset[str]) -> dict[str, Any]:
    """The details without what they say of a case that is not for this reader."""
    names = NAMED.get(kind, ())
    hidden = names if names and str(told.get(names[0], "")) not in seen else ()
    return {name: value for name, value in told.items() if name not in hidden}
