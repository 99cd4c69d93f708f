"""A county's own settings laid over a declaration: words, levels, lengths. Pure; nothing of the original changes.

    [deadlines.acceptance]
    working_days = 5
    confirmed = true            # no longer shown as 示例
    law = "《××县矛盾纠纷办理办法》第三条"

    [deadlines.handling.complex]
    calendar_days = 15

    [rungs.village]
    title = "村级"
    title_en = "Village"         # what English readers see; the Chinese title, if it is left out
    unassigned = { hours = 12 }
    late = { working_days = 3 }

What is not listed here cannot be set: stages, actions, guards and the law's own terms are the procedure's.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from fengge.cases.procedure.checking.problem import ProcedureError
from fengge.cases.procedure.clocks import Deadline
from fengge.cases.procedure.clocks.told import By
from fengge.cases.procedure.parts.action import Action
from fengge.cases.procedure.parts.document import Document
from fengge.cases.procedure.parts.ladder import Ladder, Level
from fengge.cases.procedure.parts.stage import Stage
from fengge.cases.procedure.tuning.lengths import tuned_deadline, tuned_rung
from fengge.cases.procedure.tuning.table import Table

if TYPE_CHECKING:
    from fengge.cases.procedure.procedure import Procedure

SETTINGS = ("title", "title_en", "confirmed", "stages", "actions", "documents", "levels", "rungs", "deadlines", "words")
Titled = TypeVar("Titled", Stage, Action, Document)


def tuned(procedure: "Procedure", settings: Mapping[str, object]) -> "Procedure":
    """The procedure with these settings, checked again; ProcedureError names every setting that cannot be."""
    from fengge.cases.procedure.checking import build

    table = Table(settings)
    table.only(SETTINGS)
    ladder = _ladder(procedure.ladder, table.table("rungs"))
    changed = replace(
        procedure,
        title=table.title() or procedure.title,
        example=procedure.example and not table.yes("confirmed"),
        stages=_titled(procedure.stages, table.table("stages")),
        actions=_titled(procedure.actions, table.table("actions")),
        documents=_titled(procedure.documents, table.table("documents")),
        levels=_levels(procedure.levels, table.table("levels")),
        ladder=ladder,
        deadlines=_deadlines(procedure, table.table("deadlines"), ladder),
        words={**procedure.words, **_words(procedure.words, table.table("words"))},
    )
    if table.problems:
        raise ProcedureError(procedure.key, table.problems)
    return build(changed)


def _titled(parts: tuple[Titled, ...], table: Table) -> tuple[Titled, ...]:
    given = dict(table.tables([part.key for part in parts]))
    for inner in given.values():
        inner.only(("title", "title_en"))
    titles = {key: inner.title() for key, inner in given.items()}
    return tuple(replace(part, title=titles.get(part.key) or part.title) for part in parts)


def _levels(levels: tuple[Level, ...], table: Table) -> tuple[Level, ...]:
    given = dict(table.tables([level.key for level in levels]))
    return tuple(_level(level, given[level.key]) if level.key in given else level for level in levels)


def _level(level: Level, table: Table) -> Level:
    table.only(("title", "title_en", "rung", "colour"))
    return replace(
        level,
        title=table.title() or level.title,
        rung=table.text("rung") or level.rung,
        colour=table.text("colour") or level.colour,
    )


def _ladder(ladder: Ladder, table: Table) -> Ladder:
    given = dict(table.tables(ladder.limits))
    rungs = (tuned_rung(rung, given[rung.key]) if rung.key in given else rung for rung in ladder.rungs)
    return replace(ladder, rungs=tuple(rungs))


def _deadlines(procedure: "Procedure", table: Table, ladder: Ladder) -> tuple[Deadline, ...]:
    given = dict(table.tables([deadline.key for deadline in procedure.deadlines]))
    changed = (tuned_deadline(one, given[one.key]) if one.key in given else one for one in procedure.deadlines)
    return tuple(_on_ladder(deadline, procedure.ladder, ladder) for deadline in changed)


def _on_ladder(deadline: Deadline, before: Ladder, ladder: Ladder) -> Deadline:
    """A term by rung is the ladder's; it follows the ladder's settings."""
    if not isinstance(deadline.length, By) or deadline.length.fact != "rung":
        return deadline
    terms = ladder.late_limits if deadline.length.terms == before.late_limits else ladder.limits
    return replace(deadline, length=replace(deadline.length, terms=terms))


def _words(words: Mapping[str, object], table: Table) -> dict[str, str]:
    table.only(words)
    return {key: text for key in words if (text := table.text(key))}
