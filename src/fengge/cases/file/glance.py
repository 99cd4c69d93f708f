"""What there is of a case at all, in one question: what is not there is not asked for.

A part of casework names what it would ask for, as the inside of an EXISTS with `%(case)s` for the case's key:

    look_for(letters="SELECT FROM cases_letter WHERE case_id = %(case)s")

The wall stands before each of these tables: what the reader may not see is not there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from fengge.cases.models import Case

_nouns: dict[str, str] = {}


def look_for(**nouns: str) -> None:
    """Let the one question also find whether these are there."""
    if twice := _nouns.keys() & nouns:
        raise ValueError(f"looked for twice: {', '.join(twice)}")
    _nouns.update(nouns)
    _statement.cache_clear()


@cache
def _statement() -> str:
    return "SELECT " + ",\n  ".join(f"EXISTS ({inside})" for inside in _nouns.values())


def there_is(case: Case) -> dict[str, bool]:
    """Each noun with whether the case has any."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"case": case.pk})
        return dict(zip(_nouns, cursor.fetchone(), strict=True))
