"""Lists of cases: filters that use indexes, pages by cursor, and nothing counted."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import AfterValidator, Field

from fengge.cases.api.lines import Columns, line
from fengge.cases.api.router import router
from fengge.cases.api.shapes import CaseList
from fengge.cases.models import Case, Party, bigrams
from fengge.cases.permissions import May
from fengge.core.access.seen import successor
from fengge.core.api import allow, answer
from fengge.core.clock import local, now
from fengge.core.inputs import Line, Phone
from fengge.core.models import Event

Key = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")]


class Filters(Schema):
    """Which cases, and which page of them."""

    stage: Key = ""
    kind: Key = ""
    level: Key = ""
    rung: Key = ""
    place: str = Field("", pattern=r"^\d{0,18}$", description="A division's code: everything in it.")
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
    wanted = Case.objects.filter(*_conditions(filters, request.actor)).order_by("-id")
    rows = list(wanted.values_list(*Columns._fields)[: filters.limit + 1])
    at = now()
    shown = [line(Columns(*row), at) for row in rows[: filters.limit]]
    return answer({"items": shown, "next": str(rows[filters.limit - 1][0]) if len(rows) > filters.limit else None})


def _conditions(filters: Filters, actor: Any) -> list[Q]:
    plain = {name: value for name in ("stage", "kind", "level", "rung", "number") if (value := getattr(filters, name))}
    found = [Q(**plain)]
    if filters.place:
        found.append(Q(division__gte=filters.place, division__lt=successor(filters.place)))
    if filters.holder:
        holder = {"me": actor.appointment_id, "nobody": None}
        found.append(Q(holder_id=holder[filters.holder] if filters.holder in holder else int(filters.holder)))
    if filters.after:
        found.append(Q(pk__lt=int(filters.after)))
    return [*found, *_standing(filters), *_words(filters)]


def _standing(filters: Filters) -> list[Q]:
    found = []
    if filters.overdue is not None:
        late = Q(settled_at=None, next_due_at__lt=now())
        found.append(late if filters.overdue else ~late)
    if filters.settled is not None:
        found.append(Q(settled_at__isnull=not filters.settled))
    if filters.updated_since:
        changed = Event.objects.filter(subject_kind="cases.case", at__gte=filters.updated_since)
        found.append(Q(pk__in=changed.values("subject_id")))
    return found


def _words(filters: Filters) -> list[Q]:
    found = []
    if filters.text:
        found.append(Q(words__contains=bigrams(filters.text)))
    if filters.phone:
        found.append(Q(pk__in=Party.objects.filter(phone_index=filters.phone).values("case_id")))
    return found
