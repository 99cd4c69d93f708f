"""Which version is withdrawn, and which running cases go on under another one: chosen from those there are."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fengge.cases.publishing.reading import is_withdrawn
from fengge.core.inputs import Choice, Input, Line, Text, field
from fengge.core.wording import aside, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import PublishedProcedure
    from fengge.cases.publishing.reading import Known

_procedure: ContextVar[Known | None] = ContextVar("procedure", default=None)


@contextmanager
def procedure_in(one: Known) -> Iterator[None]:
    """Inside, the choices are the versions of this procedure."""
    token = _procedure.set(one)
    try:
        yield
    finally:
        _procedure.reset(token)


def published() -> list[tuple[str, str]]:
    """Every version, the newest first."""
    one = _procedure.get()
    return [(str(row.version), _told(row)) for row in one.versions] if one else []


def standing() -> list[tuple[str, str]]:
    """Those that were not withdrawn."""
    one = _procedure.get()
    return [(str(row.version), _told(row)) for row in one.standing] if one else []


def _told(row: PublishedProcedure) -> str:
    withdrawn = [gettext("已撤回")] if is_withdrawn(row) else []
    return str(aside(gettext("第 %d 版") % row.version, listed([*withdrawn, row.reason])))


class WithdrawOneGiven(Input):
    """Which, and why."""

    version: Choice = field(_("撤回哪一版"), choices=standing)
    reason: Line = field(_("理由"), max=300)


class MoveManyGiven(Input):
    """From which version to which, all of them or some, and why."""

    was: Choice = field(_("现在按哪一版"), choices=published)
    version: Choice = field(_("改按哪一版"), choices=standing)
    numbers: Text | None = field(_("案号"), lines=3, max=4000, help=_("一行一个；不写，就是按那一版在办的全部"))
    reason: Line = field(_("理由"), max=300)
