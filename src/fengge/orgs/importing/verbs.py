"""Upload a list, and carry it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import connection
from django.utils.translation import gettext as _

from fengge.core.clock import now
from fengge.core.lists import Row
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.importing.applying import carry_out
from fengge.orgs.importing.checking import check
from fengge.orgs.importing.planning import Plan, plan
from fengge.orgs.importing.reading import read
from fengge.orgs.models import DivisionImport, ImportProgress
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from uuid import UUID

    from fengge.core.access import Actor

# One import at a time: a second waits here until the first is whole.
LOCK = 7_104_001


@verb(Orgs.DIVISIONS, event="orgs.divisions_uploaded")
def upload(
    name: str,
    content: bytes,
    *,
    by: Actor,
    on: dt.date,
    complete: bool,
    document: str = "",
    client_id: UUID | None = None,
) -> DivisionImport:
    """Keep the file's rows for a dry run. Changes no division."""
    rows = read(name, content)
    upload = DivisionImport.objects.create(
        name=name.replace("\0", "")[-200:],
        rows=[[row.number, row.cells] for row in rows],
        effective_on=on,
        complete=complete,
        document=document,
        uploaded_by_id=cast("int", by.account_id),
    )
    ImportProgress.objects.create(upload=upload)
    record(rows=len(rows))
    return upload


def dry_run(upload: DivisionImport) -> Plan:
    """What carrying it out would change, on its day."""
    rows = (Row(number, cells) for number, cells in upload.rows)
    return plan(check(rows, county=pack().county), on=upload.effective_on, complete=upload.complete)


@verb(Orgs.DIVISIONS, event="orgs.divisions_imported")
def import_divisions(upload: DivisionImport, *, by: Actor, tell: Callable[[int], None] | None = None) -> DivisionImport:
    """Carry the list out as it stands now. Higher apps follow the event's `moved` (old code → new code)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if upload.applied_at:
        raise Refused(_("这份名单已经导入过。"))
    what = dry_run(upload)
    if what.wrong:
        raise Refused(_("文件还有 %d 处错误，没有导入任何一行。") % len(what.wrong), items=_told(what))
    if not what.changes:
        raise Refused(_("文件与现有区划一致，没有要改的。"))
    moved = carry_out(what, on=upload.effective_on, document=upload.document, tell=tell or (lambda _done: None))
    upload.applied_at, upload.total = now(), what.changes
    record(new=len(what.new), renamed=len(what.renamed), ended=len(what.ended), moved=moved)
    return upload


def _told(what: Plan) -> list[str]:
    return [_("第 %(row)d 行：%(problem)s") % {"row": row, "problem": problem} for row, problem in what.wrong[:20]]
