"""The pieces of a dossier, in the order of its index."""

from collections.abc import Iterable
from dataclasses import dataclass

from fengge.core.wording import Words


@dataclass(frozen=True)
class Document:
    """One line of the dossier's index; `must` ones are listed as missing until they are there.

    `number` is the line: two pieces of one number stand for each other (a written and an oral agreement).
    `template` is the letter's name in the pack, empty for what parties bring themselves. `generated` ones (cover, back
    cover) come with printing and are never missing.
    """

    key: str
    title: Words
    number: int
    must: bool = False
    template: str = ""
    generated: bool = False


def fact_of(key: str) -> str:
    """The fact that says this piece is in the dossier."""
    return f"document.{key}"


def must_have(documents: Iterable[Document]) -> tuple[tuple[Document, ...], ...]:
    """The must-have lines of an index in order, each as the pieces that stand for one another."""
    lines: dict[int, tuple[Document, ...]] = {}
    for document in documents:
        if document.must and not document.generated:
            lines[document.number] = (*lines.get(document.number, ()), document)
    return tuple(lines[number] for number in sorted(lines))
