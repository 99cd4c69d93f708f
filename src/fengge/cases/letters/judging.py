"""The issuer's part after issuing: urging, giving more time, accepting the answer or returning it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.letters.clocks import running
from fengge.cases.letters.filling import name_nobody_in
from fengge.cases.models import Letter, Urging
from fengge.cases.permissions import May
from fengge.cases.procedure.clocks import State as ClockState
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.letters.inputs import (
        AcceptLetterGiven,
        ExtendLetterGiven,
        LetterReasonGiven,
        ReturnLetterGiven,
        UrgeGiven,
    )
    from fengge.cases.procedure import Clock
    from fengge.core.access import Actor

State = Letter.State


@verb(May.JUDGE_LETTER, event="letter.accepted")
def accept_reply(letter: Letter, given: AcceptLetterGiven, *, by: Actor) -> Letter:
    """The answer will do: the letter is settled."""
    letter.require(State.REPLIED)
    name_nobody_in(letter, opinion=given.opinion)
    _judge(letter, accepted=True, opinion=given.opinion or "", by=by)
    letter.state, letter.settled_at, letter.ending = State.ACCEPTED, now(), given.opinion or ""
    record(opinion=given.opinion or "")
    return letter


@verb(May.JUDGE_LETTER, event="letter.returned")
def return_reply(letter: Letter, given: ReturnLetterGiven, *, by: Actor) -> Letter:
    """The answer will not do yet: what is missing is said, and a new clock runs."""
    letter.require(State.REPLIED)
    name_nobody_in(letter, opinion=given.opinion)
    _judge(letter, accepted=False, opinion=given.opinion, by=by)
    letter.state = State.RETURNED
    record(opinion=given.opinion)
    return letter


def _judge(letter: Letter, *, accepted: bool, opinion: str, by: Actor) -> None:
    waiting = letter.replies.get(judged_at=None)
    waiting.accepted, waiting.opinion = accepted, opinion
    waiting.judged_at, waiting.judged_by_id = now(), by.appointment_id
    waiting.save()


@verb(May.JUDGE_LETTER, event="letter.urged")
def urge(letter: Letter, given: UrgeGiven, *, by: Actor) -> Letter:
    """Press for the signature or the answer. It is counted, and moves no clock."""
    letter.require(State.ISSUED, State.RECEIVED, State.RETURNED)
    name_nobody_in(letter, words=given.words)
    Urging.objects.create(letter=letter, words=given.words, by_id=by.appointment_id, at=now())
    record(words=given.words, times=letter.urgings.count())
    return letter


@verb(May.JUDGE_LETTER, event="letter.extended")
def extend_letter(letter: Letter, given: ExtendLetterGiven, *, by: Actor) -> Letter:
    """More time for the answer, within what the kind allows, and before the end has passed."""
    clock = _owed(letter)
    if clock.state == ClockState.PAUSED:
        raise Refused(_("现在暂停计时，恢复以后再延期。"))
    _check_extension(letter, clock, given.days)
    name_nobody_in(letter, reason=given.reason)
    record(deadline=clock.key, days=given.days, reason=given.reason)
    return letter


def _check_extension(letter: Letter, clock: Clock, days: int) -> None:
    most, times = letter.terms["extension"], letter.terms["times"]
    if not most or not times:
        raise Refused(_("这种函的回复期限不能延长。"), field="days")
    if clock.extensions >= times:
        raise Refused(_("最多延期 %(times)d 次，已经用完。") % {"times": times}, field="days")
    if days > most:
        raise Refused(_("最多延长 %(most)d。") % {"most": most}, field="days")


@verb(May.JUDGE_LETTER, event="letter.paused")
def pause_letter(letter: Letter, given: LetterReasonGiven, *, by: Actor) -> Letter:
    """Let the recipient's clock stand still, for a reason that both sides read."""
    if _owed(letter).state == ClockState.PAUSED:
        raise Refused(_("已经暂停计时。"))
    name_nobody_in(letter, reason=given.reason)
    record(reason=given.reason)
    return letter


@verb(May.JUDGE_LETTER, event="letter.resumed")
def resume_letter(letter: Letter, given: LetterReasonGiven, *, by: Actor) -> Letter:
    """Let it run on."""
    clock = running(letter)
    if clock is None or clock.state != ClockState.PAUSED:
        raise Refused(_("没有暂停计时，不用恢复。"))
    name_nobody_in(letter, reason=given.reason)
    record(reason=given.reason)
    return letter


def _owed(letter: Letter) -> Clock:
    """The recipient's clock, if it can still be moved."""
    clock = running(letter)
    if clock is None:
        raise Refused(_("现在没有在计时的回复期限。"))
    if clock.is_overdue:
        raise Refused(_("已经超期，不能再延期或暂停。"))
    return clock
