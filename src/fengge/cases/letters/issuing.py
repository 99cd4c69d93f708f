"""Signing and issuing a letter, with its number; and withdrawing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.letters.drafting import case_of, check_barred, check_ground, issued_by
from fengge.cases.letters.filling import name_nobody, name_nobody_in
from fengge.cases.letters.numbering import next_number
from fengge.cases.models import Letter
from fengge.cases.permissions import May
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.letters.inputs import IssueGiven, LetterReasonGiven
    from fengge.core.access import Actor

State = Letter.State


@verb(May.ISSUE_LETTER, event="letter.issued")
def issue(letter: Letter, given: IssueGiven, *, by: Actor) -> Letter:  # noqa: ARG001 - the verb's form
    """Sign it: it gets its number, its terms of this day, and its recipient sees it."""
    letter.require(State.DRAFTED)
    case, kind = case_of(letter, by), issued_by(letter.kind, letter.issuer)
    if kind.four_eyes and letter.drafted_by.person_id == by.person_id:
        raise Refused(_("这种函要由拟稿人以外的人签发。"))
    check_ground(letter, kind, case)
    name_nobody(case, subject=letter.subject, body=letter.body, measures=letter.measures, copies=letter.copies)
    letter.number = next_number(kind, letter.issuer, today().year)
    letter.state, letter.terms, letter.issued_at = State.ISSUED, kind.terms(), now()
    letter.signed_by_id, letter.division = by.appointment_id, case.division
    check_barred(letter, case)
    letter.let_see(letter.recipient_id)
    record(number=letter.number, recipient=letter.recipient.name)
    return letter


@verb(May.ISSUE_LETTER, event="letter.withdrawn")
def withdraw(letter: Letter, given: LetterReasonGiven, *, by: Actor) -> Letter:
    """Take an issued letter back, with the reason. Its number stays used, and it stays readable."""
    letter.require(State.ISSUED, State.RECEIVED, State.REPLIED, State.RETURNED)
    name_nobody_in(letter, reason=given.reason)
    letter.state, letter.settled_at, letter.ending = State.WITHDRAWN, now(), given.reason
    letter.replies.filter(judged_at=None).update(judged_at=now(), judged_by_id=by.appointment_id)
    record(reason=given.reason)
    return letter
