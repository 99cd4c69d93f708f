"""Plates on paper: eight on an A4 sheet, with a code, a place, a number to call, and nothing about who lives there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from fengge.core.packs import pack
from fengge.core.packs.doorplate import Doorplate as Words
from fengge.core.print import qr, sheets
from fengge.people.doorplates.calling import numbers_to_call
from fengge.people.frame import names_of
from fengge.people.models import Doorplate, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fengge.people.doorplates.calling import Numbers

TEMPLATE = Path(__file__).with_name("plates.typ")
BATCH = 80  # ten pages


def read_plates(plates: Sequence[int]) -> list[dict[str, str]]:
    """What is printed on each, in the order asked; revoked ones are left out. Needs the scope of their place."""
    rows = Doorplate.objects.filter(pk__in=plates, revoked_at=None).select_related("household")
    found = {plate.pk: plate for plate in rows.defer("key")}
    codes = {plate.division for plate in found.values()}
    names, numbers = names_of(codes), numbers_to_call(codes)
    return [_values(found[pk], names, numbers) for pk in plates if pk in found]


def pdf_of(plates: Sequence[dict[str, str]], *, progress: Callable[[int], None] = lambda _done: None) -> bytes:
    """The sheets; `progress` hears how many plates are done. Touches no row, so no transaction stays open over it."""
    return sheets(
        TEMPLATE,
        _batches(plates),
        progress=lambda batches: progress(min(batches * BATCH, len(plates))),
    )


def address_of(code: str) -> str:
    """Where a scan leads."""
    return settings.BASE_URL + reverse("portal.doorplate", args=[code])


def words() -> Words:
    """What the county's plates say."""
    return pack().part(Words)


def _batches(plates: Sequence[dict[str, str]]) -> Iterator[dict[str, Any]]:
    said = {name: getattr(words(), name) for name in ("title", "invite", "actions", "privacy", "emergency", "title_en")}
    for start in range(0, len(plates), BATCH):
        some = [{**one, "qr": _drawn(one["code"])} for one in plates[start : start + BATCH]]
        yield {"title": said["title"], "words": said, "plates": some}


def _drawn(code: str) -> str:
    return qr(address_of(code.replace(" ", ""))).decode()


def _values(plate: Doorplate, names: dict[str, str], numbers: Numbers) -> dict[str, str]:
    """The household is asked only for its door's number, and only where the county prints it."""
    door = plate.household.address if plate.household and words().door_number else ""
    return {
        "code": grouped(plate.code),
        "place": names.get(plate.division, ""),
        "phone": numbers[plate.division],
        "door": door,
    }
