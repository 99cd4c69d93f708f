"""How far away a moment is, in words a resident understands. Pure: both moments are passed in."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from fengge.core.wording import Words, say, say_day

HOUR = 3600
DAY = 24 * HOUR


def deadline_words(due: datetime, at: datetime) -> Words:
    """还剩 2 天 · 今天到期 · 超期 3 天. Both moments in the same zone; days are calendar days, as people count them."""
    days = (due.date() - at.date()).days
    if days > 0:
        return say(ngettext_lazy("还剩 {n} 天", "还剩 {n} 天", days), n=days)
    if at <= due:
        return _("今天到期")
    if days == 0:
        return _("今天已超期")
    return say(ngettext_lazy("超期 {n} 天", "超期 {n} 天", -days), n=-days)


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
