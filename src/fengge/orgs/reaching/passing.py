"""Passing new notices on, beyond the desk, to those who want that at once: in batches that two workers may share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db.models import Q

from fengge.core.access import Secrecy, system, system_job
from fengge.core.clock import today
from fengge.core.models import Notice
from fengge.core.notify import Message, send_all, signed
from fengge.core.packs import pack
from fengge.core.packs.notices import Notices
from fengge.orgs.models import Appointment, Reach
from fengge.orgs.models.reach import How

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PASS_ON = system_job("orgs.pass_on")
AT_ONCE = 500
LONGEST = 400


class Way(NamedTuple):
    """How one person at a desk is reached."""

    reach: Reach
    division: str


def pass_on() -> int:
    """Every notice that waits; gives how many messages went on their way. A batch is a transaction of its own."""
    made = 0
    while True:
        with system(PASS_ON):
            batch = _batch()
            made += send_all(_messages(batch, ways_to({one.team[0] for one in batch})))
            Notice.objects.filter(pk__in=[one.pk for one in batch]).update(passed_on=True)
        if len(batch) < AT_ONCE:
            return made


def _batch() -> list[Notice]:
    """The oldest ones, locked; those another worker holds are its own."""
    rows = Notice.objects.filter(passed_on=False).exclude(channels=[]).select_for_update(skip_locked=True)
    return list(rows.order_by("id")[:AT_ONCE])


def ways_to(desks: Collection[str]) -> dict[str, list[Way]]:
    """By desk, the channels of the people who sit at it today."""
    own = [int(desk[2:]) for desk in desks if desk.startswith("a:")]
    units = [int(desk[2:]) for desk in desks if desk.startswith("o:")]
    held = list(Appointment.objects.current(on=today()).filter(Q(pk__in=own) | Q(organisation_id__in=units)))
    rows = Reach.objects.filter(account__is_active=True, account__person__in={one.person_id for one in held})
    by_person: dict[int, list[Reach]] = {}
    for reach in rows.select_related("account"):
        by_person.setdefault(reach.account.person_id, []).append(reach)
    found: dict[str, list[Way]] = {}
    for one in held:
        ways = [Way(reach, one.division_id) for reach in by_person.get(one.person_id, ())]
        for desk in (f"a:{one.pk}", f"o:{one.organisation_id}"):
            if desk in desks:
                found.setdefault(desk, []).extend(ways)
    return found


def _messages(batch: list[Notice], ways: Mapping[str, list[Way]]) -> Iterator[Message]:
    for notice in batch:
        for way in ways.get(notice.team[0], ()):
            wanted = way.reach.how == How.AT_ONCE or notice.kind == "urgent"
            if wanted and way.reach.channel in notice.channels and notice.read_at is None:
                yield _message(notice, way)


def _message(notice: Notice, way: Way) -> Message:
    """Only the desk it was told to sees that it went: the number it names may be of a matter that others do not see."""
    return Message(
        occasion=f"desk {notice.occasion}"[:120],
        channel=way.reach.channel,
        address=way.reach.address,
        text=signed(_text(notice, way.reach.account.language))[:LONGEST],
        division=way.division,
        secrecy=Secrecy.SEALED,
        team=notice.team,
        kind=notice.kind,
    )


def _text(notice: Notice, language: str) -> str:
    outside = pack().part(Notices).outside
    link = f"{settings.BASE_URL}{notice.url or '/desk/notices/'}"
    if notice.discreet:
        text = outside.discreet_en if language.startswith("en") else outside.discreet
        return text.format(number="", stage="", place="", due="", link=f"{settings.BASE_URL}/desk/notices/")
    return f"{notice.said_in(language)} {link}"
