"""What must be true before an action: facts, documents, impartial and different persons.

A guard only names a fact. The caller computes the facts from the record, so this stays free of any database: a fact is
a key and whether it holds; what is not told does not hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure.parts.document import Document, fact_of, must_have
from fengge.core.wording import Words, say

Facts = Mapping[str, bool]


@dataclass(frozen=True)
class RequiresFact:
    """A named fact, such as `consent.all`; `title` is the whole sentence shown when it is missing.

    `only_for` restricts the guard to some outcomes of the action. While a `quiet` one does not hold the action is not even
    offered: there is no pause to end, nobody's question to answer.
    """

    key: str
    title: Words
    law: Words = ""
    only_for: tuple[str, ...] = ()
    quiet: bool = False

    def holds(self, facts: Facts) -> bool:
        return facts.get(self.key, False)

    def message(self) -> Words:
        return self.title


@dataclass(frozen=True)
class RequiresDocument:
    """A piece in the dossier, or one of those that may stand for it. The fact is `document.<key>`."""

    key: str
    title: Words
    instead: tuple[str, ...] = ()
    law: Words = ""
    only_for: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, *self.instead)

    def holds(self, facts: Facts) -> bool:
        return any(facts.get(fact_of(key), False) for key in self.keys)

    def message(self) -> Words:
        return say(_("尚缺：{document}"), document=self.title)


@dataclass(frozen=True)
class NoConflict:
    """The person acting has no interest in the matter and is no relative of a party. The fact is `actor.impartial`."""

    law: Words = ""
    only_for: tuple[str, ...] = ()
    key: str = "actor.impartial"

    def holds(self, facts: Facts) -> bool:
        return facts.get(self.key, False)

    def message(self) -> Words:
        return _("您与本案有利害关系，应当回避，请换人办理")


@dataclass(frozen=True)
class DifferentPerson:
    """The person acting is not the one who had that part (`mediator`). The fact is `actor.not_<than>`."""

    than: str
    title: Words
    law: Words = ""
    only_for: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"actor.not_{self.than}"

    def holds(self, facts: Facts) -> bool:
        return facts.get(self.key, False)

    def message(self) -> Words:
        return say(_("须由{person}以外的人办理"), person=self.title)


Guard = RequiresFact | RequiresDocument | NoConflict | DifferentPerson


def requires_dossier(documents: Iterable[Document]) -> tuple[RequiresDocument, ...]:
    """A guard for every must-have line of an index; pieces of one line stand for one another."""
    return tuple(_line_guard(first, others) for first, *others in must_have(documents))


def _line_guard(first: Document, others: list[Document]) -> RequiresDocument:
    title = first.title
    for other in others:
        title = say(_("{one}或{other}"), one=title, other=other.title)
    return RequiresDocument(first.key, title, tuple(other.key for other in others))
