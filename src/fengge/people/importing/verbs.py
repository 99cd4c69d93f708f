"""Upload a list of households, and take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from fengge.core.clock import now, today
from fengge.core.lists import Row, read
from fengge.core.verbs import Refused, record, verb
from fengge.people.households.entering import HouseholdGiven, change_household
from fengge.people.importing.judging import HEADINGS, Plan, plan
from fengge.people.models import Household, HouseholdImport
from fengge.people.permissions import People

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.people.importing.judging import RowGiven

MOST_ROWS = 5000
# Two imports at once could each find a door missing: the second waits here until the first is whole.
LOCK = 7_104_002


@verb(People.REGISTER, event="households.uploaded")
def upload(name: str, content: bytes, *, by: Actor) -> HouseholdImport:
    """Keep the file's rows for a dry run. Changes no household."""
    rows = read(name, content, HEADINGS, most=MOST_ROWS)
    record(rows=len(rows))
    return HouseholdImport.objects.create(
        name=name[-200:], division=by.places[0], cells=[[row.number, row.cells] for row in rows], uploaded_at=now()
    )


def dry_run(upload: HouseholdImport) -> Plan:
    """What taking it in would change today."""
    return plan(Row(number, cells) for number, cells in upload.cells)


@verb(People.REGISTER, event="households.imported")
def import_households(upload: HouseholdImport, *, by: Actor) -> HouseholdImport:
    """Take the whole list in, or nothing of it. The rows are forgotten: the book has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if upload.applied_at:
        raise Refused(_("这份名单已经导入过。"))
    what = dry_run(upload)
    if what.wrong:
        raise Refused(_("文件还有 %d 处错误，没有导入任何一行。") % len(what.wrong))
    Household.objects.bulk_create([_new(given) for given in what.new], batch_size=500)
    for household, given in what.changed:
        change_household(household, HouseholdGiven.model_construct(**given.model_dump()), by=by)
    upload.entered, upload.changed, upload.applied_at, upload.cells = len(what.new), len(what.changed), now(), []
    record(entered=upload.entered, changed=upload.changed)
    return upload


def _new(given: RowGiven) -> Household:
    return Household(
        division=given.division,
        address=given.address,
        members=given.members,
        contact=given.contact or "",
        phone=given.phone or "",
        given_on=today() if given.contact or given.phone else None,
    )
