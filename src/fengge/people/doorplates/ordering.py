"""Ordering a sheet of plates, printing it piece by piece, and keeping it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.verbs import Refused, record, verb
from fengge.people.doorplates.issuing import issue_missing
from fengge.people.models import Doorplate, PlateSheet
from fengge.people.permissions import People

if TYPE_CHECKING:
    from typing import BinaryIO

    from fengge.core.access import Actor
    from fengge.orgs.models import Division

MOST = 3000


@verb(People.DOORPLATES, event="doorplates.ordered")
def order_sheet(*, division: Division, only_new: bool, by: Actor) -> PlateSheet:
    """Issue what is missing and order a sheet: of the new plates alone, or of every valid plate of the place."""
    plates = [plate.pk for plate in issue_missing(division)]
    if not only_new:
        valid = Doorplate.objects.filter(revoked_at=None, division__gte=division.code, division__lt=f"{division.code}:")
        plates = list(valid.order_by("division", "household_id", "id").values_list("pk", flat=True)[: MOST + 1])
    _check(len(plates), only_new=only_new)
    sheet: PlateSheet = PlateSheet.objects.create(
        division=division.code,
        title=division.name,
        plates=plates,
        ordered_by=cast("int", by.appointment_id),
        ordered_at=now(),
    )
    _defer(sheet)
    return sheet


def _check(count: int, *, only_new: bool) -> None:
    if not count:
        words = (
            _("这里没有还缺门牌的住户。要重印已有的门牌，请选“全部有效门牌”。") if only_new else _("这里还没有住户。")
        )
        raise Refused(words, field="which")
    if count > MOST:
        told = {"most": MOST, "count": count if only_new else f"{MOST}+"}
        raise Refused(_("一次最多印 %(most)d 块，这里有 %(count)s 块。请按村或网格分开印。") % told, field="division")


@verb(People.DOORPLATES, event="doorplates.printing_again")
def print_again(sheet: PlateSheet, *, by: Actor) -> PlateSheet:
    """Take a sheet up again that stopped."""
    if sheet.finished_at:
        raise Refused(_("这一版已经印好。"))
    sheet.problem = ""
    _defer(sheet)
    return sheet


@verb(People.DOORPLATES, event="doorplates.printed")
def keep_sheet(sheet: PlateSheet, content: BinaryIO, *, by: Actor) -> PlateSheet:
    """The whole PDF, kept under the place it is of. A second printing that ends later changes nothing."""
    if sheet.finished_at:
        return sheet
    sheet.file = keep(content, by=by.account_id)
    sheet.done, sheet.problem, sheet.finished_at = sheet.total, "", now()
    record(plates=sheet.total)
    return sheet


def _defer(sheet: PlateSheet) -> None:
    from fengge.people.tasks import print_sheet

    print_sheet.configure(lock=f"plates.{sheet.pk}").defer(sheet_id=sheet.pk, appointment_id=sheet.ordered_by)
