"""A letter by its key, inside the reader's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.http import Http404

from fengge.cases.models import Letter, ReplyFile

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models import LetterReply

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


def answers_of(letter: Letter) -> QuerySet[LetterReply]:
    """The answers, oldest first, with who gave and judged them and what came with them."""
    files = Prefetch("files", ReplyFile.objects.select_related("file"))
    answers: QuerySet[LetterReply] = letter.replies.select_related("by__person", "judged_by__person")
    return answers.prefetch_related(files)
