"""Stages and actions: every stage can be reached, every case can come to an end, and an end is an end."""

from collections.abc import Iterator

from fengge.cases.procedure.checking.problem import Problem, known
from fengge.cases.procedure.parts.action import Action
from fengge.cases.procedure.procedure import Procedure


def check_road(procedure: Procedure) -> Iterator[Problem]:
    yield from _unknown_stages(procedure)
    if not procedure.openings():
        yield Problem("actions", "none opens a case", "give one action no from_stages")
    yield from _unreachable(procedure)
    yield from _endless(procedure)
    yield from _not_over(procedure)


def _unknown_stages(procedure: Procedure) -> Iterator[Problem]:
    stages = [stage.key for stage in procedure.stages]
    for action in procedure.actions:
        for key in (*action.from_stages, *action.targets()):
            if key not in stages:
                remedy = f"declare the stage or use one of: {known(stages)}"
                yield Problem(f"action {action.key}", f"there is no stage “{key}”", remedy)
        if action.opens and not action.targets():
            yield Problem(f"action {action.key}", "opens a case but leads to no stage", "give it a stage in `to`")


def _unreachable(procedure: Procedure) -> Iterator[Problem]:
    reached = {end for action in procedure.openings() for end in action.targets()}
    for _ in procedure.stages:
        reached |= {
            end for action in procedure.actions if set(action.from_stages) & reached for end in action.targets()
        }
    for stage in procedure.stages:
        if stage.key not in reached:
            yield Problem(f"stage {stage.key}", "no action leads to it", "add an action whose `to` is this stage")


def _endless(procedure: Procedure) -> Iterator[Problem]:
    ending = {stage.key for stage in procedure.stages if stage.terminal}
    for _ in procedure.stages:
        ending |= {
            start for action in procedure.actions if set(action.targets()) & ending for start in action.from_stages
        }
    for stage in procedure.stages:
        if stage.key not in ending:
            remedy = "add an action that leads on, or declare the stage terminal"
            yield Problem(f"stage {stage.key}", "no way leads from it to an end", remedy)


def _not_over(procedure: Procedure) -> Iterator[Problem]:
    for stage in procedure.stages:
        if stage.terminal:
            for action in _acting_in(procedure, stage.key):
                remedy = "mark the action after_end if it is archiving or reopening, else take the stage out"
                yield Problem(f"action {action.key}", f"acts in “{stage.key}”, where the case is over", remedy)


def _acting_in(procedure: Procedure, stage: str) -> Iterator[Action]:
    return (action for action in procedure.actions if stage in action.from_stages and not action.after_end)
