"""A case by its number, inside the reader's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from fengge.cases.models import Case

if TYPE_CHECKING:
    from fengge.core.access import Actor


def case_of(number: str, actor: Actor) -> Case:
    """The case, or Http404: whether it does not exist or is not the reader's to see is the same answer."""
    case: Case | None = Case.objects.with_offers(actor).with_names().filter(number=number).first()
    if case is None:
        raise Http404
    return case
