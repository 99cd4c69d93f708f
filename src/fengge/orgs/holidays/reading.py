"""From lines that a person writes to days, and back again. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Named = dict[date, str]

LONGEST = 12  # days of one holiday; the longest ever announced had ten
DAY = r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?"
SPAN = re.compile(rf"(?P<name>\D*?)[\s:：]*{DAY}(?:\s*(?:[-–—~～至到]|\s)\s*{DAY})?(?:放假|休息)?[。，,；;]?")
MAKE_UP = "调休上班"


def holidays(text: str, year: int) -> Named:
    """A holiday a line, its name and its first and last day: `元旦 1月1日-1月3日`. Raises Refused with the line that is wrong."""
    found: Named = {}
    for number, line in _lines(text):
        match = SPAN.fullmatch(line)
        if not match or not match["name"].strip():
            raise _wrong("holidays", number, line, _("请写成“元旦 1月1日-1月3日”"))
        first, last = _ends(match, year, number, line)
        span = {first + timedelta(days=n): match["name"].strip() for n in range((last - first).days + 1)}
        if twice := span.keys() & found.keys():
            raise _wrong("holidays", number, line, _("%s已经写过") % _short(min(twice)))
        found |= span
    return found


def _ends(match: re.Match[str], year: int, number: int, line: str) -> tuple[date, date]:
    parts = match.groups()[1:]
    first = _day(parts[:3], year, "holidays", number, line)
    last = _day(parts[3:], year, "holidays", number, line) if parts[4] else first
    if not first <= last < first + timedelta(days=LONGEST):
        raise _wrong("holidays", number, line, _("起止日期不对：一个假不超过 %d 天，跨年的分两年写") % LONGEST)
    return first, last


def workdays(text: str, year: int, free: Named) -> Named:
    """Weekend days on which offices are open, in lines or after commas: `2月14日、10月10日`."""
    found: Named = {}
    for number, line in _lines(text):
        for word in re.split(r"[、，,；;\s]+", line.strip("。")):
            match = re.fullmatch(DAY + r"(?:[（(].*[)）])?(?:上班)?", word)
            if not match:
                raise _wrong("workdays", number, word, _("请写成“2月14日”"))
            day = _day(match.groups(), year, "workdays", number, word)
            if day in free:
                raise _wrong("workdays", number, word, _("上面写的是放假"))
            if day.weekday() < 5:  # noqa: PLR2004 - Saturday
                raise _wrong("workdays", number, word, _("这天不是周末，本来就上班"))
            found[day] = MAKE_UP
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _day(parts: tuple[str | None, ...], year: int, field: str, number: int, line: str) -> date:
    written, month, day = parts
    try:
        found = date(int(written or year), int(month or 0), int(day or 0))
    except ValueError:
        raise _wrong(field, number, line, _("没有这一天")) from None
    if found.year != year:
        raise _wrong(field, number, line, _("不是 %d 年") % year)
    return found


def _wrong(field: str, number: int, line: str, why: str) -> Refused:
    return Refused(
        _("第 %(number)d 行“%(line)s”：%(why)s") % {"number": number, "line": line[:40], "why": why}, field=field
    )


def in_lines(days: Named) -> str:
    """As `holidays` reads it."""
    return "\n".join(f"{name} {_short(span[0])}-{_short(span[-1])}" for name, span in _spans(days))


def in_words(days: Iterable[date]) -> str:
    """As `workdays` reads it."""
    return "、".join(map(_short, sorted(days)))


def _spans(days: Named) -> Iterator[tuple[str, list[date]]]:
    """Days of one name, one after the other."""
    order = sorted(days)
    keyed = groupby(enumerate(order), key=lambda it: (days[it[1]], it[1].toordinal() - it[0]))
    for (name, _run), group in keyed:
        yield name, [day for _number, day in group]


def _short(day: date) -> str:
    return date_format(day, "n月j日")
