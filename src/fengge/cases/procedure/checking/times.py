"""Deadlines: each can start and end, and rests on something."""

from collections.abc import Iterable, Iterator

from fengge.cases.procedure.checking.problem import Problem, known
from fengge.cases.procedure.clocks import Deadline
from fengge.cases.procedure.clocks.events import type_of
from fengge.cases.procedure.clocks.told import By
from fengge.cases.procedure.procedure import Procedure
from fengge.core.wording import is_said


def check_times(procedure: Procedure) -> Iterator[Problem]:
    for deadline in procedure.deadlines:
        yield from _unheard_of(procedure, deadline)
        yield from _grounds(deadline)
        if isinstance(deadline.length, By):
            yield from _values(procedure, deadline.key, deadline.length)


def _unheard_of(procedure: Procedure, deadline: Deadline) -> Iterator[Problem]:
    part = f"deadline {deadline.key}"
    for when, triggers in (("starts", deadline.starts), ("ends", deadline.stops)):
        if not {type_of(trigger) for trigger in triggers} & set(procedure.events):
            yield Problem(part, f"no action's event ever {when} it", f"use some of: {known(procedure.events)}")
    for kind in dict.fromkeys(type_of(trigger) for trigger in deadline.triggers()):
        if kind not in procedure.events:
            yield Problem(part, f"no action records “{kind}”", f"use one of: {known(procedure.events)}")


def _grounds(deadline: Deadline) -> Iterator[Problem]:
    part = f"deadline {deadline.key}"
    if not is_said(deadline.law) and not deadline.example:
        yield Problem(part, "rests on no law", "name the article, or mark it example until the county confirms it")
    if deadline.fixed and not is_said(deadline.law):
        yield Problem(part, "is fixed but names no law", "name the article that fixes it")


def _values(procedure: Procedure, key: str, length: By) -> Iterator[Problem]:
    part = f"deadline {key}"
    values = {"level": [level.key for level in procedure.levels], "rung": list(procedure.ladder.limits)}.get(
        length.fact
    )
    if length.default not in length.terms:
        yield Problem(part, f"no term for the default “{length.default}”", f"use one of: {known(length.terms)}")
    if not set(length.told_by) & set(procedure.events):
        yield Problem(part, f"no action's event tells the {length.fact}", f"name one of: {known(procedure.events)}")
    if values is not None:
        yield from _compare(part, length.fact, length.terms, values)


def _compare(part: str, fact: str, given: Iterable[str], values: list[str]) -> Iterator[Problem]:
    for value in given:
        if value not in values:
            yield Problem(part, f"there is no {fact} “{value}”", f"use: {known(values)}")
    for value in values:
        if value not in given:
            yield Problem(part, f"no term for the {fact} “{value}”", "add one")
