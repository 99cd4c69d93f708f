"""Who may act and with what: permissions, documents, guards, levels and the ladder."""

from collections.abc import Collection, Iterator

from fengge.cases.procedure.checking.problem import Problem, known
from fengge.cases.procedure.parts.guard import Guard, RequiresDocument
from fengge.cases.procedure.procedure import Procedure


def check_hands(procedure: Procedure, permissions: Collection[str] | None) -> Iterator[Problem]:
    yield from _actions(procedure, permissions)
    for guard in procedure.guards:
        yield from _guard(procedure, "guards", guard)
    yield from _ladder(procedure)


def _actions(procedure: Procedure, permissions: Collection[str] | None) -> Iterator[Problem]:
    papers = [document.key for document in procedure.documents]
    for action in procedure.actions:
        part = f"action {action.key}"
        if permissions is not None and action.permission not in permissions:
            yield Problem(part, f"there is no permission “{action.permission}”", f"use: {known(sorted(permissions))}")
        for key in action.documents:
            if key not in papers:
                yield Problem(part, f"there is no document “{key}”", f"use: {known(papers)}")
        for guard in action.guards:
            yield from _guard(procedure, part, guard)
            for outcome in set(guard.only_for) - set(action.outcomes):
                yield Problem(part, f"a guard is for the outcome “{outcome}”", f"use: {known(action.outcomes)}")


def _guard(procedure: Procedure, part: str, guard: Guard) -> Iterator[Problem]:
    papers = [document.key for document in procedure.documents]
    for key in guard.keys if isinstance(guard, RequiresDocument) else ():
        if key not in papers:
            yield Problem(part, f"requires “{key}”, which is no document", f"use: {known(papers)}")


def _ladder(procedure: Procedure) -> Iterator[Problem]:
    rungs = list(procedure.ladder.limits)
    if not rungs:
        yield Problem("ladder", "has no rung", "give it at least one")
    for level in procedure.levels:
        if level.rung not in rungs:
            yield Problem(f"level {level.key}", f"there is no rung “{level.rung}”", f"use: {known(rungs)}")
    deadlines = [deadline.key for deadline in procedure.deadlines]
    for key in procedure.ladder.rises_on:
        if key not in deadlines:
            yield Problem("ladder", f"rises on “{key}”, which is no deadline", f"use: {known(deadlines)}")
