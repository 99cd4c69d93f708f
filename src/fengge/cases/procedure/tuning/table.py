"""A table of a pack's settings while it is read: knows its path, and notes what cannot be used instead of raising."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fengge.cases.procedure.checking.problem import Problem, known


@dataclass
class Table:
    """Values under one path (`deadlines.acceptance`). `problems` is shared with every table read from this one."""

    values: Mapping[str, object]
    path: str = ""
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(f"setting {self.at(key)}", what, remedy))

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def only(self, allowed: Iterable[str], kind: str = "setting") -> None:
        """Note every key that is not allowed here: a typing error must not pass for a rule."""
        allowed = list(allowed)
        for key in self.values:
            if key not in allowed:
                self.wrong(key, f"there is no such {kind}", f"use one of: {known(allowed)}")

    def table(self, key: str) -> "Table":
        """The table of this key; an empty one if it is absent or no table."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            self.wrong(key, f"{value!r} is no table", "write its settings under it")
            value = {}
        return Table(value, self.at(key), self.problems)

    def tables(self, allowed: Iterable[str], kind: str) -> Iterator[tuple[str, "Table"]]:
        """Every table in this one whose key is allowed."""
        allowed = list(allowed)
        self.only(allowed, kind)
        return ((key, self.table(key)) for key in self.values if key in allowed)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self.wrong(key, f"{value!r} is no text", "write some words in quotation marks")
        return None

    def yes(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"{value!r} is neither true nor false", "write true or false")
        return value is True

    def count(self, key: str) -> int | None:
        """A whole number from 1 on."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
            return value
        self.wrong(key, f"{value!r} is no length", "write a whole number from 1 on")
        return None
