"""Papers of procedures that draw up their own: what stands on the page of papers in the place of a mediation's dossier.

@own_papers("petition")
def papers(case): return [DocumentItem(…)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case
    from fengge.ui.parts import DocumentItem

    Papers = Callable[[Case], list[DocumentItem]]

_own: dict[str, Papers] = {}


def own_papers(procedure: str) -> Callable[[Papers], Papers]:
    """Make a function the one that lists the papers of this procedure's cases."""

    def declare(function: Papers) -> Papers:
        if procedure in _own:
            raise ValueError(f"two functions list the papers of {procedure!r}")
        _own[procedure] = function
        return function

    return declare


def own_papers_of(procedure: str) -> Papers | None:
    """None for a procedure whose papers are a mediation's dossier."""
    return _own.get(procedure)
