"""Data objects for what happened, what is due, and where a thing stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext_lazy as _

from fengge.ui.parts import Action, DocumentItem, Text

ClockState = Literal["running", "soon", "overdue", "paused", "met", "missed", "none"]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened: who did what, when, with its documents.

    `changes` are (what, before, after); `tone` marks a refusal or a result; `key` makes the entry addressable.
    """

    title: Text
    who: Text = ""
    at: datetime | None = None
    text: Text = ""
    icon: str = "point"
    documents: Sequence[DocumentItem] = ()
    changes: Sequence[tuple[Text, object, object]] = ()
    tone: Literal["", "good", "warn", "danger"] = ""
    key: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """One stretch of a clock's trace; only stretches with `counts` use up time."""

    since: datetime | date
    until: datetime | date | None
    words: Text
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ClockView:
    """A deadline in words. `words` comes from `core.clock.due_words`; `law` names article and number; `trace` proves it."""

    title: Text
    words: Text
    state: ClockState = "running"
    due: datetime | date | None = None
    why: Text = ""
    law: Text = ""
    law_url: str = ""
    trace: Sequence[ClockSpan] = ()
    example: bool = False

    @property
    def icon(self) -> str:
        return {"overdue": "alert-triangle", "missed": "alert-triangle", "soon": "clock-exclamation"}.get(
            self.state, {"met": "circle-check", "paused": "player-pause"}.get(self.state, "clock")
        )

    @property
    def tone(self) -> str:
        return {"overdue": "danger", "missed": "danger", "soon": "warn", "met": "good"}.get(self.state, "")

    @property
    def state_word(self) -> Text:
        return {"paused": _("已暂停"), "met": _("按时"), "missed": _("未按时")}.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a procedure as the reader sees it."""

    title: Text
    state: Literal["done", "current", "waiting", "skipped"] = "waiting"
    at: datetime | date | None = None
    note: Text = ""

    @property
    def word(self) -> Text:
        return {"done": _("已完成"), "current": _("进行中"), "waiting": _("未开始"), "skipped": _("不适用")}[self.state]


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a count. `kind` is start, counted, rest, paused or rolled; `mark` one character; `words` say both in full.

    `number` is which day of the count it is, 0 for one that does not count.
    """

    on: date
    kind: str
    mark: Text = ""
    number: int = 0
    words: Text = ""
    is_today: bool = False
    is_due: bool = False
