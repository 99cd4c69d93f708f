"""A letter by its key, inside the reader's scope."""

from __future__ import annotations

from django.http import Http404

from fengge.cases.models import Letter, ReplyFile

MOST = 2**63


def letter_of(pk: int) -> Letter:
    """The letter, or Http404: whether it does not exist or is not the reader's to see is the same answer."""
    letter: Letter | None = Letter.objects.with_names().filter(pk=pk).first() if 0 < pk < MOST else None
    if letter is None:
        raise Http404
    return letter


def file_of(pk: int, file: int) -> ReplyFile:
    """A file of one of the letter's answers, or Http404."""
    rows = ReplyFile.objects.select_related("file").filter(reply__letter_id=letter_of(pk).pk)
    found: ReplyFile | None = rows.filter(pk=file).first() if file < MOST else None
    if found is None:
        raise Http404
    return found
