"""What changed while somebody was filling in a form, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _

from fengge.cases import vocabulary
from fengge.cases.vocabulary import title_in
from fengge.core.clock import local
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models import Case
    from fengge.core.verbs import Conflict
    from fengge.core.wording import Words


class Change(NamedTuple):
    """One field: what it was, what it is, who changed it and when."""

    what: Words
    was: object
    now: object
    by: str
    at: datetime


UNTOLD = ("next_due_at",)  # follows from the others


def changes_of(conflict: Conflict, case: Case) -> list[Change]:
    """The changes since the form was opened, field by field."""
    return [
        Change(_title(name), _said(name, one["was"], case), _said(name, one["now"], case), one["by"], local(one["at"]))
        for name, one in conflict.changed.items()
        if name not in UNTOLD
    ]


def _title(name: str) -> Words:
    from fengge.cases.models import Case

    words: Words = Case._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # one of the row's own columns
    return words


def _said(name: str, value: Any, case: Case) -> object:
    """A stored value as people know it."""
    if value in (None, ""):
        return _("（空）")
    if name == "stage":
        return case.procedure.stage(value).title
    if name == "holder_id":
        return str(Appointment.objects.select_related("person").get(pk=value).person.name)
    if name == "unit_id":
        return str(Organisation.objects.get(pk=value))
    lists = {
        "kind": vocabulary.kinds, "level": vocabulary.all_levels, "route": vocabulary.routes, "rung": vocabulary.rungs,
    }  # fmt: skip
    return title_in(lists[name](), value) if name in lists else value
