"""Everything that may be done to a letter, by key: the one way through which page, API and demo reach the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.letters import inputs
from fengge.cases.letters.answering import receive, reply
from fengge.cases.letters.drafting import change, discard, draft
from fengge.cases.letters.issuing import issue, withdraw
from fengge.cases.letters.judging import (
    accept_reply,
    extend_letter,
    pause_letter,
    resume_letter,
    return_reply,
    urge,
)
from fengge.cases.models import Letter
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import Bound, Input, bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.core.access import Actor, Permission
    from fengge.core.wording import Words

State = Letter.State


@dataclass(frozen=True)
class LetterDoing:
    """One deed: its verb and input, whose permission, and in which states it is offered. `main` leads the letter onward."""

    key: str
    title: Words
    verb: Callable[..., Letter]
    input: type[Input]
    permission: Permission
    states: tuple[str, ...]
    icon: str
    main: bool = False


WAITING = (State.ISSUED, State.RECEIVED, State.RETURNED)
DRAFT = LetterDoing("draft", _("起草"), draft, inputs.DraftGiven, May.DRAFT_LETTER, (), "ballpen")
DOINGS = (
    LetterDoing(
        "issue", _("签发"), issue, inputs.IssueGiven, May.ISSUE_LETTER, (State.DRAFTED,), "signature", main=True
    ),
    LetterDoing(
        "receive", _("签收"), receive, inputs.ReceiveGiven, May.ANSWER_LETTER, (State.ISSUED,), "mail", main=True
    ),
    LetterDoing(
        "reply", _("回复"), reply, inputs.ReplyGiven, May.ANSWER_LETTER, (State.RECEIVED, State.RETURNED), "send", main=True
    ),
    LetterDoing(
        "accept", _("认可"), accept_reply, inputs.AcceptLetterGiven, May.JUDGE_LETTER, (State.REPLIED,), "check", main=True
    ),
    LetterDoing(
        "return", _("退回"), return_reply, inputs.ReturnLetterGiven, May.JUDGE_LETTER, (State.REPLIED,), "corner-up-left"
    ),
    LetterDoing("change", _("修改稿件"), change, inputs.LetterGiven, May.DRAFT_LETTER, (State.DRAFTED,), "edit"),
    LetterDoing("urge", _("催办"), urge, inputs.UrgeGiven, May.JUDGE_LETTER, WAITING, "bell"),
    LetterDoing(
        "extend", _("延期"), extend_letter, inputs.ExtendLetterGiven, May.JUDGE_LETTER, WAITING, "calendar-due"
    ),
    LetterDoing(
        "pause", _("暂停计时"), pause_letter, inputs.LetterReasonGiven, May.JUDGE_LETTER, WAITING, "player-pause"
    ),
    LetterDoing(
        "resume", _("恢复计时"), resume_letter, inputs.LetterReasonGiven, May.JUDGE_LETTER, WAITING, "player-play"
    ),
    LetterDoing(
        "discard", _("作废草稿"), discard, inputs.LetterReasonGiven, May.DRAFT_LETTER, (State.DRAFTED,), "trash"
    ),
    LetterDoing(
        "withdraw", _("撤回"), withdraw, inputs.LetterReasonGiven, May.ISSUE_LETTER, (*WAITING, State.REPLIED),
        "arrow-back-up",
    ),
)  # fmt: skip
BY_KEY = {one.key: one for one in DOINGS}


def offered_to(letter: Letter, actor: Actor) -> list[LetterDoing]:
    """What this actor may do to the letter as it stands, in order."""
    away = _pointless(letter)
    here = (one for one in DOINGS if letter.state in one.states and one.key not in away)
    return [one for one in here if actor.may(one.permission, letter)]


def main_of(letter: Letter, actor: Actor) -> LetterDoing | None:
    """What leads it onward, if that is this actor's to do."""
    return next((one for one in offered_to(letter, actor) if one.main), None)


def _pointless(letter: Letter) -> set[str]:
    """A clock that runs cannot be resumed, one that stands still only that, and what is late cannot be put off."""
    if letter.next_due_at is None:
        return {"extend", "pause"}
    late = letter.next_due_at < now() or letter.next_due_key == "receive"
    return {"resume", "extend", "pause"} if late else {"resume"}


def doing_url(letter: Letter, doing: LetterDoing) -> str:
    """Where its form opens, beside the letter."""
    return f"{reverse('cases.letter_do', args=[letter.pk, doing.key])}#beside"


def start_of(letter: Letter, key: str) -> dict[str, Any]:
    """What the form begins with: only the draft itself has words already."""
    if key != "change":
        return {}
    words = {name: getattr(letter, name) for name in ("subject", "body", "measures", "copies")}
    return {**words, "recipient": str(letter.recipient_id)}


def hand_in(key: str, data: Any, files: Any = None, *, by: Actor, **on: Any) -> tuple[Bound[Any], Letter | None]:
    """Check what was handed in and, if it is right, do it: `on` is `case=` for a draft, else `letter=`. Raises Refused."""
    doing = DRAFT if key == DRAFT.key else BY_KEY[key]
    letter = on.pop("letter", None)
    bound = bind(doing.input, data, files, initial=start_of(letter, key) if letter else None)
    if not bound.ok:
        return bound, None
    attempt: dict[str, Any] = {"client_id": _uuid(bound.client_id), "seen_version": _number(bound.seen_version)}
    if letter is None:
        return bound, doing.verb(bound.value, by=by, client_id=attempt["client_id"], **on)
    return bound, doing.verb(letter, bound.value, by=by, **attempt)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
