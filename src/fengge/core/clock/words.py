"""How far away a moment is, in words a resident understands. Pure: both moments are passed in."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from fengge.core.clock.zone import local
from fengge.core.wording import Words, ngettext_lazy, say, say_day

JUST_NOW = 2  # hours
HOUR = 3600
DAY = 24 * HOUR


def due_words(due: datetime, at: datetime) -> Words:
    """How far `due` is from `at`, as people say it: 还剩 2 天, 今天 17:00 前, 超期 3 天. Days are the county's calendar days."""
    days = (local(due).date() - local(at).date()).days
    return _overdue(at - due, -days) if due <= at else _remaining(due, at, days)


def _overdue(late: timedelta, days: int) -> Words:
    if days:
        return say(ngettext_lazy("超期 {n} 天", "超期 {n} 天", days), n=days)
    hours = late // timedelta(hours=1)
    return _("刚刚超期") if hours < JUST_NOW else say(_("超期 {n} 小时"), n=hours)


def _remaining(due: datetime, at: datetime, days: int) -> Words:
    if days == 0:
        near = due - at < timedelta(hours=1)
        return _("不到 1 小时") if near else say(_("今天 {time} 前"), time=f"{local(due):%H:%M}")
    return _("明天到期") if days == 1 else say(ngettext_lazy("还剩 {n} 天", "还剩 {n} 天", days), n=days)


def duration_words(length: timedelta) -> Words:
    """The largest unit that fits: 3 天, 4 小时, 5 分钟, 不到 1 分钟."""
    seconds = int(length.total_seconds())
    if seconds >= DAY:
        return say(ngettext_lazy("{n} 天", "{n} 天", seconds // DAY), n=seconds // DAY)
    if seconds >= HOUR:
        return say(ngettext_lazy("{n} 小时", "{n} 小时", seconds // HOUR), n=seconds // HOUR)
    if seconds >= 60:  # noqa: PLR2004 - a minute
        return say(ngettext_lazy("{n} 分钟", "{n} 分钟", seconds // 60), n=seconds // 60)
    return _("不到 1 分钟")


def ago(moment: datetime, at: datetime) -> Words:
    """刚刚 · 5 分钟前 · 3 小时前 · 昨天 · 6 天前, and the date itself beyond a month."""
    days = (at.date() - moment.date()).days
    if at - moment < timedelta(minutes=1):
        return _("刚刚")
    if days == 0:
        return say(_("{duration}前"), duration=duration_words(at - moment))
    if days == 1:
        return _("昨天")
    if days <= 30:  # noqa: PLR2004 - beyond a month the date says more
        return say(ngettext_lazy("{n} 天前", "{n} 天前", days), n=days)
    return say_day(moment.date())
