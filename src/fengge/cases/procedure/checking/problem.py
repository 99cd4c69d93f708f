"""What is wrong with a declaration, said so that its author can put it right."""

from collections.abc import Iterable
from typing import NamedTuple

from fengge.core.wording import Words


class Problem(NamedTuple):
    """Which part is wrong (`action close`), what is wrong with it, and what to do."""

    part: str
    what: Words
    remedy: Words

    def __str__(self) -> str:
        return f"{self.part}: {self.what}; {self.remedy}"


class ProcedureError(ValueError):
    """A procedure or its settings cannot be used. Names the procedure and every problem found in it."""

    def __init__(self, procedure: str, problems: Iterable[Problem]) -> None:
        self.procedure = procedure
        self.problems = tuple(problems)
        super().__init__("\n".join(f"procedure {procedure}: {problem}" for problem in self.problems))


def known(names: Iterable[str]) -> str:
    """The names there are, to choose from."""
    return ", ".join(names) or "none"
