"""The recipient's part: signing for a letter and answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models import Letter, LetterReply, ReplyFile
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.letters.inputs import ReceiveGiven, ReplyGiven
    from fengge.core.access import Actor

State = Letter.State


@verb(May.ANSWER_LETTER, event="letter.received")
def receive(letter: Letter, given: ReceiveGiven, *, by: Actor) -> Letter:  # noqa: ARG001 - the verb's form
    """Sign for it: from now on nobody can say that it never came."""
    letter.require(State.ISSUED)
    letter.state, letter.received_at, letter.received_by_id = State.RECEIVED, now(), by.appointment_id
    return letter


@verb(May.ANSWER_LETTER, event="letter.replied")
def reply(letter: Letter, given: ReplyGiven, *, by: Actor) -> Letter:
    """Answer it. The answer keeps when it was due, so that whether it came in time stays countable."""
    letter.require(State.RECEIVED, State.RETURNED)
    answer = LetterReply.objects.create(
        letter=letter, text=given.text, plan=given.plan or "", by_id=by.appointment_id, at=now(), due_at=letter.next_due_at
    )  # fmt: skip
    for upload in given.files:
        ReplyFile.objects.create(reply=answer, file=keep(upload))
    letter.state = State.REPLIED
    record(round=letter.replies.count(), files=len(given.files))
    return letter
