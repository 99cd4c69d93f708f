"""Keys: well formed, and each used once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from fengge.cases.procedure.checking.problem import Problem
from fengge.cases.procedure.procedure import Procedure

KEY = re.compile(r"[a-z][a-z0-9_]*")
EVENT = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")


def check_names(procedure: Procedure) -> Iterator[Problem]:
    yield from _keys("procedure", [procedure.key])
    yield from _keys("stage", [stage.key for stage in procedure.stages])
    yield from _keys("action", [action.key for action in procedure.actions])
    yield from _keys("deadline", [deadline.key for deadline in procedure.deadlines])
    yield from _keys("document", [document.key for document in procedure.documents])
    yield from _keys("level", [level.key for level in procedure.levels])
    yield from _keys("rung", [rung.key for rung in procedure.ladder.rungs])
    if procedure.arrives and procedure.arrives not in [stage.key for stage in procedure.stages]:
        yield Problem("arrives", f"no stage “{procedure.arrives}”", "name one of its stages")
    if procedure.version < 1:
        yield Problem("version", f"{procedure.version} is not a version", "count versions from 1")
    yield from _dotted(procedure)


def _keys(kind: str, keys: list[str]) -> Iterator[Problem]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem(f"{kind} {key}", f"declared {times} times", "give each its own key")
        if not KEY.fullmatch(key):
            yield Problem(f"{kind} {key}", "not a key", "use lower-case letters, digits and _")


def _dotted(procedure: Procedure) -> Iterator[Problem]:
    for action in procedure.actions:
        part = f"action {action.key}"
        if not EVENT.fullmatch(action.event):
            yield Problem(part, f"event “{action.event}” is not one", "write noun.past, such as case.closed")
        for name in _named(action.verb, action.input):
            if not DOTTED.fullmatch(name):
                yield Problem(part, f"“{name}” is not a dotted name", "write fengge.cases.closing.verbs.close")


def _named(*names: object) -> Iterable[str]:
    return (name for name in names if isinstance(name, str))
