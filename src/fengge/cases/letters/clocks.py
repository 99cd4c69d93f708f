"""The clocks of a letter: to be signed for, answered, judged; derived from its events under the terms it was issued on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fengge.cases.engine.timing import events_of, standing_of
from fengge.cases.procedure import Deadline, Event, Extension, Pause, calendar_days, hours, months, trace, working_days
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.cases.engine.timing import Standing
    from fengge.cases.models import Letter
    from fengge.cases.procedure import Clock
    from fengge.cases.procedure.clocks.length import Term
    from fengge.core.wording import Words

UNITS = {"calendar_days": calendar_days, "working_days": working_days, "months": months, "hours": hours}
ISSUED, RECEIVED, REPLIED = "letter.issued", "letter.received", "letter.replied"
RETURNED, ACCEPTED, WITHDRAWN = "letter.returned", "letter.accepted", "letter.withdrawn"
MEETS = (RECEIVED, REPLIED, RETURNED, ACCEPTED)
HELD = Pause("letter.paused", "letter.resumed", _("收函单位说明了情况，发函单位同意暂停"))
SAID: dict[str, Words] = {
    "letter.drafted": pgettext_lazy("done", "拟稿"),
    "letter.changed": pgettext_lazy("done", "修改稿件"),
    "letter.discarded": pgettext_lazy("done", "作废草稿"),
    ISSUED: pgettext_lazy("done", "发出"),
    RECEIVED: pgettext_lazy("done", "签收"),
    REPLIED: pgettext_lazy("done", "回复"),
    RETURNED: pgettext_lazy("done", "退回补充"),
    ACCEPTED: pgettext_lazy("done", "认可"),
    WITHDRAWN: pgettext_lazy("done", "撤回"),
    "letter.urged": pgettext_lazy("done", "催办"),
    "letter.extended": pgettext_lazy("done", "延期"),
    "letter.paused": pgettext_lazy("done", "暂停计时"),
    "letter.resumed": pgettext_lazy("done", "恢复计时"),
    "letter.printed": pgettext_lazy("done", "取出函件"),
}


def length_of(written: str) -> Term:
    """The length a pack writes as `5 working_days`."""
    count, _space, unit = written.partition(" ")
    return UNITS[unit](int(count))


def deadlines_of(terms: dict[str, Any]) -> tuple[Deadline, ...]:
    """Four clocks; none for a letter without terms."""
    if not terms:
        return ()
    began = RECEIVED if terms["counted_from"] == "received" else ISSUED
    common = {"cancels": (WITHDRAWN,), "example": terms["example"]}
    answer = {
        **common, "stops": (REPLIED,), "pauses": (HELD,), "law": terms["basis"], "remind_before": (1,),
        "extends": Extension("letter.extended", terms["extension"] or None, terms["times"]),
    }  # fmt: skip
    return (
        Deadline("receive", _("签收期限"), length_of(terms["receive"]), (ISSUED,), (RECEIVED,), **common),
        Deadline("reply", _("回复期限"), length_of(terms["reply"]), (began,), **answer),
        Deadline("more", _("补充回复期限"), length_of(terms["more"]), (RETURNED,), renews=(RETURNED,), **answer),
        Deadline(
            "judge", _("审核期限"), length_of(terms["judge"]), (REPLIED,), (ACCEPTED, RETURNED), renews=(REPLIED,), **common
        ),
    )  # fmt: skip


def clocks_of(letter: Letter, at: datetime) -> list[Clock]:
    """Every clock of the letter at a moment, with its trace."""
    return trace(deadlines_of(letter.terms), events_of(letter), county_calendar(), at, SAID)


def standing_after(letter: Letter, kind: str, details: dict[str, Any]) -> Standing:
    """How it stands once this event, not yet written, has happened."""
    return standing(letter, [*events_of(letter), Event(kind, now(), details)], now())


def standing(letter: Letter, happened: Iterable[Event], at: datetime) -> Standing:
    """How a letter with these events stands at a moment."""
    return standing_of(deadlines_of(letter.terms), happened, at)


def running(letter: Letter) -> Clock | None:
    """The recipient's clock that runs or stands still now."""
    owed = (clock for clock in clocks_of(letter, now()) if clock.key in ("reply", "more") and clock.is_open)
    return next(owed, None)
