"""The cells of a platform's export as a form would have them: kinds by their key, moments in one way, what means nothing left out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.vocabulary import kinds_of

if TYPE_CHECKING:
    from collections.abc import Mapping

URGENT = {"紧急", "特急", "加急", "是", "1", "urgent", "yes"}
NOTHING = {"无", "-", "--", "—", "/", "匿名", "未留", "不详", "空", "null", "none"}
OTHER = "t99"
WRITTEN = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(?:(上午|下午)? *(\d{1,2})[:：时点](\d{1,2})?分?[:：]?(?:\d{1,2}(?:\.\d+)?)?秒?)?",
    re.ASCII,
)  # fmt: skip
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})()(?:[ T]?(\d{2}):?(\d{2})(?::?\d{2})?)?", re.ASCII)
SERIAL = re.compile(
    r"\d{5}(\.\d+)?", re.ASCII
)  # days since 1900, as a spreadsheet keeps a moment it was not told is one
FIRST_DAY, NOON = datetime(1899, 12, 30), 12  # noqa: DTZ001 - a spreadsheet's day has no zone; the form reads it as the county's
MOBILE = re.compile(r"(?<!\d)1\d{10}(?!\d)", re.ASCII)
SPOILT = re.compile(r"\d+(\.\d+)?[eE]\+?\d+", re.ASCII)


def read(cells: Mapping[str, str]) -> dict[str, str]:
    """By the form's names; a cell that says nothing is not there."""
    given = {name: value.strip() for name, value in cells.items() if value.strip().lower() not in NOTHING | {""}}
    titles = {str(title): key for key, title in kinds_of("hotline")}
    written = given.get("kind", "")
    given["kind"] = titles.get(written, written if written in titles.values() else OTHER)
    given["urgent"] = "yes" if given.get("urgent", "") in URGENT else "no"
    given |= {name: moment(given[name], end=name == "due_at") for name in ("received_at", "due_at") if name in given}
    given |= {"urged": given["urged"].removesuffix("次")} if "urged" in given else {}
    return given | _phone(given)


def moment(written: str, *, end: bool) -> str:
    """As the form reads it. A day without an hour is its beginning, or its `end`; what is no moment stays as it was written."""
    if SERIAL.fullmatch(written):
        return f"{FIRST_DAY + timedelta(days=float(written)):%Y-%m-%d %H:%M}"
    if not (parts := WRITTEN.fullmatch(written) or TOGETHER.fullmatch(written)):
        return written
    year, month, day, half, hour, minute = parts.groups()
    if hour is None:
        return f"{year}-{int(month):02}-{int(day):02} {'23:59' if end else '00:00'}"
    later = NOON if half == "下午" and int(hour) < NOON else 0
    return f"{year}-{int(month):02}-{int(day):02} {int(hour) + later:02}:{int(minute or 0):02}"


def _phone(given: Mapping[str, str]) -> dict[str, str]:
    """A mobile number among other words is the number; one the platform has masked is nobody's, and told as it stands."""
    written = given.get("phone", "")
    if found := MOBILE.search(written):
        return {"phone": found[0]}
    if "*" not in written:
        return {}
    return {"phone": "", "words": _line(given.get("words", ""), _("平台写的联系电话：%s") % written)}


def is_spoilt(number: str) -> bool:
    """Whether a spreadsheet has turned a number of many digits into 2.02601E+14: its last digits are lost."""
    return SPOILT.fullmatch(number) is not None


def with_place(words: str | None, place: str) -> str:
    """What the platform calls a place that is not one of ours goes with the order."""
    return _line(words or "", _("平台写的属地：%s") % place)


def _line(*parts: str) -> str:
    return "\n".join(part for part in parts if part)[:1000]
