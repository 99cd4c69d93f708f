"""Lists of cases: filters that use indexes, pages by cursor, and nothing counted."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

from django.db import connection
from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import AfterValidator, Field

from fengge.cases.api.lines import COLUMNS, Columns, line
from fengge.cases.api.router import router
from fengge.cases.api.shapes import CaseList
from fengge.cases.models import Case, Party, bigrams
from fengge.cases.permissions import May
from fengge.core.access.seen import seen_in, successor
from fengge.core.api import allow, answer
from fengge.core.clock import local, now
from fengge.core.inputs import Line, Phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.core.access import Actor

    Condition = tuple[str, list[Any]]

MOST_NAMED = 500
Key = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")]


class Filters(Schema):
    """Which cases, and which page of them."""

    stage: Key = ""
    kind: Key = ""
    level: Key = ""
    rung: Key = ""
    place: str = Field("", pattern=r"^\d{0,18}$", description="A division's code: everything in it.")
    origin: str = Field(
        "", pattern=r"^\d{0,18}$", description="Where it happened: a division's code, everything in it."
    )
    held: str = Field("", pattern=r"^(me|\d{1,18})?$", description="Who ever had it in hands: `me`, or an appointment.")
    holder: str = Field("", pattern=r"^(me|nobody|\d{1,18})?$", description="`me`, `nobody`, or an appointment.")
    overdue: bool | None = None
    settled: bool | None = None
    text: Line | None = Field(None, max_length=80, description="Words of title, facts and place.")
    phone: Phone | None = Field(None, description="A party's number, exactly.")
    number: str = Field("", pattern=r"^[0-9-]{0,40}$")
    updated_since: Annotated[datetime, AfterValidator(local)] | None = None
    after: str = Field("", pattern=r"^\d{0,18}$", description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


@router.get("/cases", response=CaseList, tags=["cases"], operation_id="list_cases", summary="List cases")
@allow(May.READ)
def cases(request: Any, filters: Query[Filters]) -> HttpResponse:
    """Newest first, within the reader's scope."""
    rows, at = _rows(filters, request.actor), now()
    shown = [line(Columns(*row), at) for row in rows[: filters.limit]]
    return answer({"items": shown, "next": str(rows[filters.limit - 1][0]) if len(rows) > filters.limit else None})


# Written out, as statements of every request are: programs ask for lists again and again.
_SQL = f"""
SELECT {", ".join(COLUMNS.values())}
FROM cases_case c LEFT JOIN orgs_appointment a ON a.id = c.holder_id LEFT JOIN orgs_person p ON p.id = a.person_id
  LEFT JOIN orgs_organisation u ON u.id = c.unit_id
WHERE {{}} ORDER BY c.id DESC LIMIT %s
"""  # noqa: S608 - names of columns


def _rows(filters: Filters, actor: Actor) -> list[tuple[Any, ...]]:
    conditions = [
        seen_in("c", Case, actor),
        *_of_case(filters, actor),
        *_earlier(filters, actor),
        *_standing(filters),
        *_words(filters),
    ]
    statement = _SQL.format(" AND ".join(sql for sql, _ in conditions))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*chain(*(values for _, values in conditions)), filters.limit + 1])
        return cursor.fetchall()


def _of_case(filters: Filters, actor: Actor) -> Iterator[Condition]:
    for name in ("stage", "kind", "level", "rung", "number"):
        if value := getattr(filters, name):
            yield f"c.{name} = %s", [value]
    if filters.place:
        yield "c.division >= %s AND c.division < %s", [filters.place, successor(filters.place)]
    if filters.holder == "nobody":
        yield "c.holder_id IS NULL", []
    elif filters.holder:
        yield "c.holder_id = %s", [actor.appointment_id if filters.holder == "me" else int(filters.holder)]
    if filters.after:
        yield "c.id < %s", [int(filters.after)]


def _earlier(filters: Filters, actor: Actor) -> Iterator[Condition]:
    """Where it came from, and who ever had it."""
    if filters.origin:
        yield "c.origin_division >= %s AND c.origin_division < %s", [filters.origin, successor(filters.origin)]
    if filters.held:
        spans = "SELECT case_id FROM cases_holding WHERE holder_id = %s"
        yield f"c.id IN ({spans})", [actor.appointment_id if filters.held == "me" else int(filters.held)]


def _standing(filters: Filters) -> Iterator[Condition]:
    if filters.overdue is not None:
        late = "COALESCE(c.settled_at IS NULL AND c.next_due_at < %s, false)"
        yield late if filters.overdue else f"NOT {late}", [now()]
    if filters.settled is not None:
        yield f"c.settled_at IS {'NOT ' if filters.settled else ''}NULL", []
    if filters.updated_since:
        changed = "SELECT subject_id FROM core_event WHERE subject_kind = 'cases.case' AND at >= %s"
        yield f"c.id IN ({changed})", [filters.updated_since]


def _words(filters: Filters) -> Iterator[Condition]:
    if filters.text:
        yield "c.words @> %s::text[]", [bigrams(filters.text)]
    if filters.phone:
        parties = Party.objects.filter(phone_index=filters.phone).values_list("case_id", flat=True)
        yield "c.id = ANY (%s)", [list(parties[:MOST_NAMED])]
