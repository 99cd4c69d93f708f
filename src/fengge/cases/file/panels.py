"""Panels beside the story that other parts of casework add to the file: letters, meetings, supervision, risk.

A panel is declared where its noun lives:

    look_for(letters="SELECT FROM cases_letter WHERE case_id = %(case)s")

    @panel("cases/letters/_panel.html", order=30)
    def letters(record): return {"letters": …} if record.has["letters"] else None

None leaves it out. Its template gets `case` and what the function gave, as `shown`. What `record` holds is read once for the whole
file; what a panel asks beside it is bounded, and asked only where there is any: `tests/query_counts.json` pins the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.file.record import Record

F = TypeVar("F", bound="Callable[..., dict[str, Any] | None]")


@dataclass(frozen=True)
class Panel:
    """A declared panel; `wide` ones stand under the steps, across the page, the others beside the story."""

    template: str
    shown: Callable[[Record], dict[str, Any] | None]
    order: int
    wide: bool
    procedures: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A panel with what it shows of one case."""

    template: str
    values: dict[str, Any]


_panels: list[Panel] = []


def panel(template: str, *, order: int = 50, wide: bool = False, procedures: tuple[str, ...] = ()) -> Callable[[F], F]:
    """Declare a panel; no `procedures` named means the file of every procedure has it."""

    def declare(function: F) -> F:
        _panels.append(Panel(template, function, order, wide, procedures))
        _panels.sort(key=lambda one: one.order)
        return function

    return declare


def panels_of(record: Record) -> dict[str, list[Drawn]]:
    """What other parts show of this case to its reader, in order: `panels` beside the story and `wide_panels` above it."""
    drawn: dict[str, list[Drawn]] = {"panels": [], "wide_panels": []}
    for one in _panels:
        if one.procedures and record.case.procedure_key not in one.procedures:
            continue
        values = one.shown(record)
        if values is not None:
            drawn["wide_panels" if one.wide else "panels"].append(Drawn(one.template, values))
    return drawn
