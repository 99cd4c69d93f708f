"""A letter by its key, inside the reader's scope."""

from __future__ import annotations

from django.http import Http404

from fengge.cases.models import Letter

MOST = 2**63


def letter_of(pk: int) -> Letter:
    """The letter, or Http404: whether it does not exist or is not the reader's to see is the same answer."""
    letter: Letter | None = Letter.objects.with_names().filter(pk=pk).first() if 0 < pk < MOST else None
    if letter is None:
        raise Http404
    return letter
