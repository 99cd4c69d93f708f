"""The daily digest: one message to each person who chose one, on working days, saying how many notices wait and no more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from fengge.core.access import Secrecy, system, system_job
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import ZONE, local, now
from fengge.core.notify import Message, send_all, signed
from fengge.core.packs import pack
from fengge.core.packs.notices import Notices
from fengge.orgs.models import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

DIGEST = system_job("orgs.digest")
# Who has something unread that came since the last digest: how much is unread by that channel, in which place they serve, and
# at which desks: nobody else sees that it went.
_SQL = """
SELECT r.id, count(DISTINCT n.id), min(a.division_id), array_agg(DISTINCT 'a:' || a.id)
FROM orgs_reach r
JOIN orgs_account c ON c.id = r.account_id AND c.is_active
JOIN orgs_appointment a ON a.person_id = c.person_id AND a.valid_from <= %(day)s AND (a.valid_to IS NULL OR a.valid_to > %(day)s)
JOIN core_notice n ON n.team && ARRAY['a:' || a.id, 'o:' || a.organisation_id] AND n.read_at IS NULL AND r.channel = ANY (n.channels)
WHERE r.how = 'digest'
GROUP BY r.id
HAVING max(n.at) > %(since)s
"""


def digest() -> int:
    """Gives how many digests were made. Before its hour, on a day off and a second time on a day it makes none."""
    at = local(now())
    hour = pack().part(Notices).digest.at
    calendar = county_calendar()
    if at.time() < hour or not calendar.is_workday(at.date()):
        return 0
    before = _workday_before(at.date())
    with system(DIGEST):
        found = _unread(at.date(), datetime.combine(before, hour, ZONE))
        return send_all(_messages(found, at.date()))


def _workday_before(day: date) -> date:
    calendar = county_calendar()
    day -= timedelta(days=1)
    while not calendar.is_workday(day):
        day -= timedelta(days=1)
    return day


def _unread(day: date, since: datetime) -> list[tuple[int, int, str, list[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"day": day, "since": since})
        return cursor.fetchall()


def _messages(found: list[tuple[int, int, str, list[str]]], day: date) -> Iterator[Message]:
    reaches = Reach.objects.select_related("account").in_bulk([pk for pk, *_rest in found])
    words = pack().part(Notices).digest
    for pk, count, division, desks in found:
        reach = reaches[pk]
        text = words.text_en if reach.account.language.startswith("en") else words.text
        gaps = {"number": str(count), "stage": "", "place": "", "due": "", "link": f"{settings.BASE_URL}/desk/notices/"}
        occasion = f"digest {day.isoformat()} {reach.account_id}"
        yield Message(
            occasion, reach.channel, reach.address, signed(text.format(**gaps)), division, secrecy=Secrecy.SEALED, team=desks,
            kind="reminder",
        )  # fmt: skip
