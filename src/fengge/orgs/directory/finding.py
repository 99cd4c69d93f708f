"""Finds a place or a body by what somebody wrote: its code, its name, or names that lead to it (town, then village)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.core.verbs import Refused
from fengge.orgs.models import Division, Organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = 5
T = TypeVar("T")


def division_named(written: str, *, field: str) -> Division:
    """The current division meant. Raises Refused at `field` when there is none, or more than one."""
    text = re.sub(r"\s", "", written)
    current = Division.objects.current(on=today())
    found = list(current.filter(code=text) or current.filter(name=text)[: FEW + 1]) or _ending(text)
    return _one(found, written, field, [f"{row.code} {row.name}" for row in found])


def _ending(text: str) -> list[Division]:
    """Divisions whose name ends the text and whose surroundings say the rest."""
    names = dict(Division.objects.current(on=today()).values_list("code", "name"))
    codes = [code for code, name in names.items() if text.endswith(name) and _leads(text, code, names)]
    return list(Division.objects.filter(code__in=codes))


def _leads(text: str, code: str, names: dict[str, str]) -> bool:
    above = [names[code[:length]] for length in (4, 6, 9, 12) if length < len(code) and code[:length] in names]
    rest = text.removesuffix(names[code])
    for name in reversed(above):
        rest = rest.removesuffix(name)
    return not rest


def organisation_named(written: str, *, field: str) -> Organisation:
    """The current body meant, by key or full name. Raises Refused at `field`."""
    text = written.strip()
    current = Organisation.objects.current(on=today())
    found = list(current.filter(key=text)) or list(current.filter(name=text)[: FEW + 1])
    return _one(found, written, field, [f"{row.key} {row.name}" for row in found])


def _one(found: Sequence[T], written: str, field: str, words: list[str]) -> T:
    if not found:
        raise Refused(_("找不到“%s”。请写代码或全名。") % written, field=field)
    if len(found) > 1:
        raise Refused(
            _("“%(name)s”不止一处，请写代码：%(some)s") % {"name": written, "some": "；".join(words[:FEW])}, field=field
        )
    return found[0]
