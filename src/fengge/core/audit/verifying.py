"""Reads every event and every seal again and says what is the first thing that is not as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fengge.core.audit.digest import FIELDS, event_digest, personal_digest
from fengge.core.audit.sealing import seal_digest
from fengge.core.crypto import Unreadable
from fengge.core.models.event import Event
from fengge.core.wording import Words, say

_COLUMNS = "e.id, e.digest, e.personal, " + ", ".join(
    f"e.{name}::text" if name in ("details", "changes") else f"e.{name}" for name in FIELDS
)
_SEALS = "SELECT number, members::text, count, previous, digest FROM core_seal ORDER BY number"
_MEMBERS = (
    f"SELECT {_COLUMNS} FROM unnest(%s::int8multirange) part"  # noqa: S608 - our own column names only
    " JOIN core_event e ON e.id >= lower(part) AND e.id < upper(part) ORDER BY e.id"
)
_IDS = "SELECT id FROM unnest(%s::int8multirange) part, generate_series(lower(part), upper(part) - 1) id ORDER BY id"
_OUTSIDE = (
    f"SELECT {_COLUMNS}, e.id < (SELECT max(upper(members)) FROM core_seal)"  # noqa: S608 - our own column names only
    " AND e.txid < (SELECT horizon FROM core_seal ORDER BY number DESC LIMIT 1)::text::xid8"
    " FROM core_event e WHERE NOT EXISTS (SELECT FROM core_seal s WHERE s.members @> e.id) ORDER BY e.id"
)
_PERSONAL = Event._meta.get_field("personal")


class Broken(Exception):  # noqa: N818 - says what was found
    """The first thing that is not as it was."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


@dataclass
class Report:
    """What was read. `last` is the digest of the newest seal: note it elsewhere, and give it as `expect` next time."""

    seals: int = 0
    events: int = 0
    waiting: int = 0
    last: str = ""
    met: bool = True
    broken: str | Promise = ""

    @property
    def ok(self) -> bool:
        return not self.broken


def verify(*, expect: str = "") -> Report:
    """Recomputes every digest; `expect` is a seal's digest known from elsewhere, which must occur in the chain.

    To be run in a transaction that sees every event.
    """
    report = Report(met=not expect)
    try:
        read_seals(report, expect)
        read_outside(report)
    except Broken as found:
        report.broken = found.words
    else:
        report.broken = "" if report.met else _("链上没有您给出的摘要：封存被整体改写过，或者这不是同一个数据库")
    return report


def read_seals(report: Report, expect: str) -> None:
    previous = b""
    for number, members, count, before, digest in rows(_SEALS):
        if number != report.seals + 1:
            raise Broken(say(_("缺少第 {number} 号封存"), number=report.seals + 1))
        if bytes(before) != previous:
            raise Broken(say(_("第 {number} 号封存接不上前一号"), number=number))
        content = read_members(number, members, count)
        if seal_digest(number, previous, content) != bytes(digest):
            raise Broken(
                say(_("第 {number} 号封存与其中的记事不符：有记事连同摘要被改写，或封存本身被改"), number=number)
            )
        previous = bytes(digest)
        report.seals, report.last = number, previous.hex()
        report.events += count
        report.met = report.met or report.last == expect.strip().lower()


def read_members(number: int, members: str, count: int) -> bytes:
    """The events of a seal, each as it was written, in the form the seal's digest is over."""
    found = {row[0]: row for row in rows(_MEMBERS, members)}
    if len(found) != count:
        missing = next((each for (each,) in rows(_IDS, members) if each not in found), 0)
        raise Broken(say(_("第 {number} 号封存中的记事 {event} 不见了"), number=number, event=missing))
    for row in found.values():
        check_event(row)
    return b"".join(each.to_bytes(8, "big") + bytes(row[1]) for each, row in found.items())


def read_outside(report: Report) -> None:
    """Events not sealed yet; one that should have been long ago was slipped in."""
    for *row, late in rows(_OUTSIDE):
        if late:
            raise Broken(say(_("记事 {event} 是后来塞进去的：它不在任何封存中"), event=row[0]))
        check_event(tuple(row))
        report.waiting += 1


def check_event(row: tuple[Any, ...]) -> None:
    event, digest, personal, *values = row
    fields = dict(zip(FIELDS, values, strict=True))
    if event_digest(fields) != bytes(digest):
        raise Broken(say(_("记事 {event} 被改动：内容与摘要不符"), event=event))
    if personal is not None and not personal_agrees(personal, fields["personal_digest"]):
        raise Broken(say(_("记事 {event} 的个人信息部分被改动"), event=event))


def personal_agrees(sealed: bytes, digest: bytes) -> bool:
    """What was scrubbed agrees by its absence; what is there must be what was written."""
    try:
        opened = _PERSONAL.from_db_value(sealed, None, connection)
    except Unreadable:
        return False
    return personal_digest(opened) == bytes(digest)


def rows(query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """A cursor on the server where the answer is long: the chain of years is never whole in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = 2000
        cursor.execute(query, values or None)
        yield from cursor
