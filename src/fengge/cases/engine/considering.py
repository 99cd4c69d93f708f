"""The case a form is about, so that its choices are that case's parties and obligations, and this actor's colleagues."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from fengge.core.wording import aside, say_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.models import Case, Party

T = TypeVar("T")
_case: ContextVar[Case | None] = ContextVar("fengge_case", default=None)
_found: ContextVar[dict[str, Any] | None] = ContextVar("fengge_found", default=None)


@contextmanager
def considering(case: Case) -> Iterator[None]:
    """Inside, choices that depend on the case are this case's."""
    token = _case.set(case)
    try:
        with finding_once():
            yield
    finally:
        _case.reset(token)


@contextmanager
def finding_once() -> Iterator[None]:
    """Inside, `found_once` looks for each thing once: while nothing changes that it looks for."""
    found = _found.set({})
    try:
        yield
    finally:
        _found.reset(found)


def found_once(name: str, find: Callable[[], T]) -> T:
    """What was found under this name, looked for once however many forms of the case offer it."""
    found = _found.get()
    if found is None:
        return find()
    if name not in found:
        found[name] = find()
    value: T = found[name]
    return value


def considered() -> Case | None:
    """The case under consideration, if there is one."""
    return _case.get()


def parties() -> list[tuple[str, str]]:
    """The parties of the case under consideration."""
    case = _case.get()
    return [(str(p.pk), str(aside(p.name, p.get_role_display()))) for p in case.parties.all()] if case else []


def obligations() -> list[tuple[str, str]]:
    """Obligations of the newest agreement not performed yet, those broken included."""
    case = _case.get()
    if case is None:
        return []
    newest = case.agreements.order_by("-id").values("pk")[:1]
    due = case.obligations.filter(agreement__in=newest).exclude(performance__performed=True).select_related("debtor")
    return [
        (
            str(o.pk),
            _("%(who)s：%(what)s（%(day)s前）") % {"who": o.debtor.name, "what": o.what, "day": say_day(o.due_on)},
        )
        for o in due
    ]


def party_of(case: Case, pk: str) -> Party:
    """The party a form chose."""
    return case.parties.get(pk=pk)
