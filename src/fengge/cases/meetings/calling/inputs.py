"""What is asked when a meeting is called or a matter is brought up by hand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.meetings.series import run_by, said
from fengge.core.access import current_actor
from fengge.core.inputs import Choice, Input, Line, field


def callable_series() -> list[tuple[str, str]]:
    """The series that the actor may call."""
    return [(key, said(one)) for key, one in run_by(current_actor()).items()]


class CallGiven(Input):
    """Which meeting."""

    series: Choice = field(_("会议"), choices=callable_series)


class AddGiven(Input):
    """A matter brought up in the room: a case by its number, or something else in words; and why now."""

    number: Line | None = field(_("案号"), max=40, help=_("议一件已经登记的事，写案号；别的事留空"))
    title: Line | None = field(_("议题"), max=120, help=_("没有案号的，写一句话"))
    reason: Line = field(_("为什么现在议"), max=200)
