"""Whom a meeting may give something to do: its own people, those one step below, and whoever holds the matter now."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Length

from fengge.cases.engine.hands import signature
from fengge.core.clock import today
from fengge.orgs.models import Appointment, AppointmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from fengge.cases.models import AgendaItem

_item: ContextVar[Discussed | None] = ContextVar("fengge_agenda_item", default=None)
BELOW = {6: 9, 9: 12, 12: 15}  # lengths of codes: whose people a meeting of this level gives work to
MOST = 300


class Discussed:
    """An item under discussion; its choices are asked for once, however often a form is drawn."""

    def __init__(self, item: AgendaItem) -> None:
        self.item = item

    @cached_property
    def owners(self) -> list[tuple[str, str]]:
        """Whoever holds the case first."""
        held = self.item.case.holder_id if self.item.case_id and self.item.case else None
        rows = people(self.item.division, held).select_related("person", "division")
        return [(str(one.pk), signature(one)) for one in rows[:MOST]]


@contextmanager
def discussing(item: AgendaItem) -> Iterator[None]:
    """Inside, the choices of the form are this item's."""
    token = _item.set(Discussed(item))
    try:
        yield
    finally:
        _item.reset(token)


def owners() -> list[tuple[str, str]]:
    """Whom the item under discussion may be given to."""
    discussed = _item.get()
    return discussed.owners if discussed else []


def people(division: str, held: int | None = None) -> QuerySet[Appointment]:
    """Those in post in the division and one step below it: whoever holds the matter, then the nearest place first."""
    current = Appointment.objects.current(on=today()).exclude(kind=AppointmentKind.LIAISON)
    near = Q(division_id__gte=division, division_id__lt=f"{division}:", length__lte=BELOW.get(len(division), 18))
    rows = current.annotate(length=Length("division_id")).filter(near | Q(pk=held or 0))
    is_held = ExpressionWrapper(Q(pk=held or 0), BooleanField())
    return rows.order_by(is_held.desc(), "length", "division_id", "id")
