"""Numbers of letters (发文字号): the next of the issuer's year, without gaps, given in the transaction of the issuing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.cases.letters.kinds import kinds
from fengge.core.packs.letters import GAP

if TYPE_CHECKING:
    from fengge.core.packs.letters import LetterKind
    from fengge.orgs.models import Organisation

ENDINGS = ("街道", "镇", "乡", "县", "村", "社区")
# One statement that waits for whoever is taking a number at this moment; what is rolled back gives its number back.
NEXT = """
INSERT INTO cases_letterseries (issuer_id, year, pattern, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (issuer_id, year, pattern) DO UPDATE SET last = cases_letterseries.last + 1 RETURNING last
"""


def next_number(kind: LetterKind, issuer: Organisation, year: int) -> str:
    """Taken: whoever asks uses it in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [issuer.pk, year, kind.number])
        (serial,) = cursor.fetchone()
    return written(kind, issuer, year, str(serial))


def written(kind: LetterKind, issuer: Organisation, year: int, serial: str) -> str:
    """The number as it stands on paper; with an empty serial, as it stands on a draft."""
    values = {"mark": mark_of(issuer), "year": str(year), "serial": serial}
    return GAP.sub(lambda gap: values[gap[1]], kind.number)


def mark_of(issuer: Organisation) -> str:
    """机关代字: the mark of the unit's role, with its place's short name."""
    own = kinds()
    place = own.places.get(issuer.division_id) or short(issuer.division.name)
    return GAP.sub(lambda _gap: place, own.issuers[issuer.role].mark)


def short(name: str) -> str:
    """A place's name without the word for its level."""
    return next(
        (name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending) and len(name) > len(ending)), name
    )
