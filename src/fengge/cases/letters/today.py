"""The day's list of letters: those whose next step is the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext as _

from fengge.cases.letters.doings import doing_url, main_of
from fengge.cases.letters.ledger.asking import OURS, Wanted
from fengge.cases.letters.showing import LetterLine, lines_of
from fengge.cases.models import Letter
from fengge.cases.models.cases import units_of
from fengge.cases.permissions import May
from fengge.ui import Action, Column, Table

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

SHOWN = 6


def letters_waiting(actor: Actor, at: datetime) -> list[Table]:
    """The nearest end first; no list where nothing waits."""
    if not actor.may(May.LETTERS):
        return []
    rows = Letter.objects.with_names().waiting_for(actor).order_by(F("next_due_at").asc(nulls_last=True), "id")
    lines = lines_of(rows[: SHOWN + 1], at)
    more = Wanted(due=OURS).url() if len(lines) > SHOWN else ""
    table = Table("letters", _("等本单位办的函"), _columns(actor), lines[:SHOWN], row_url=_url, more_url=more)
    return [table] if lines else []


def _url(line: LetterLine) -> str:
    return line.letter.url


def _columns(actor: Actor) -> list[Column]:
    """What, with whom, due when, and the next thing to do."""
    units = units_of(actor)

    def other(line: LetterLine) -> str:
        letter = line.letter
        return str(letter.recipient if letter.issuer_id in units else letter.issuer)

    def onward(line: LetterLine) -> Action | str:
        if line.letter.state == Letter.State.REPLIED:  # to be read before it is judged either way
            return Action(_("看回复"), line.letter.url)
        doing = main_of(line.letter, actor)
        return Action(doing.title, doing_url(line.letter, doing)) if doing else ""

    return [
        Column("subject", _("标题"), lambda line: line.letter.subject),
        Column("number", _("字号")),
        Column("standing", _("状态")),
        Column("other", _("对方单位"), other),
        Column("clock", _("期限")),
        Column("next", _("下一步"), onward),
    ]
