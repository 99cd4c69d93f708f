"""Carries a plan out. Everything or nothing: the verb's transaction is the only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from fengge.orgs.county.locating import forget_cells
from fengge.orgs.models import Appointment, Division, Organisation, Succession
from fengge.orgs.models.division import parent_of
from fengge.orgs.pinyin import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from fengge.orgs.importing.checking import Line
    from fengge.orgs.importing.planning import Plan

BATCH = 500


def carry_out(plan: Plan, *, on: dt.date, document: str, tell: Callable[[int], None]) -> dict[str, str]:
    """Write the plan; `tell` hears how many divisions are done. Gives the new code of every place that was recoded."""
    done = 0
    for batch in _batches(_new(line, on) for line in sorted(plan.new, key=lambda line: (len(line.code), line.code))):
        Division.objects.bulk_create(batch)
        tell(done := done + len(batch))
    _rename(plan)
    moved: dict[str, str] = {}
    for old, new in plan.recoded:
        moved |= _follow(old, new, on, document)
    Division.objects.filter(code__in=[known.code for known in plan.ended], valid_to=None).update(valid_to=on)
    tell(plan.changes)
    forget_cells()
    return moved


def _batches(rows: Iterable[Division]) -> Iterable[list[Division]]:
    """At most BATCH rows, and never two levels in one: a parent stands before its children."""
    batch: list[Division] = []
    for row in rows:
        if batch and (len(batch) == BATCH or len(batch[0].code) != len(row.code)):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _new(line: Line, on: dt.date) -> Division:
    return Division(
        code=line.code,
        name=line.name,
        kind=line.kind,
        parent_id=parent_of(line.code),
        sort_key=sort_key(line.name),
        longitude=line.longitude,
        latitude=line.latitude,
        valid_from=on,
    )


def _rename(plan: Plan) -> None:
    rows = Division.objects.in_bulk([renamed.line.code for renamed in plan.renamed])
    for line, was in plan.renamed:
        row = rows[line.code]
        row.name, row.kind, row.sort_key = line.name, line.kind or was.kind, sort_key(line.name)
    Division.objects.bulk_update(rows.values(), ["name", "kind", "sort_key"], batch_size=BATCH)


def _follow(old: str, new: str, on: dt.date, document: str) -> dict[str, str]:
    """What lay under the old code gets codes under the new one; bodies and appointments move along."""
    below = Division.objects.current(on=on).under(old).exclude(code=old).order_by("code")
    taken = set(Division.objects.under(new).values_list("code", flat=True))
    moved = {old: new}
    fresh = []
    for row in below:
        moved[row.code] = code = new + row.code[len(old) :]
        if code not in taken:
            fresh.append(_recoded(row, code, on))
    for batch in _batches(sorted(fresh, key=lambda row: (len(row.code), row.code))):
        Division.objects.bulk_create(batch)
    _succeed(moved, on, document)
    _move_bodies(old, new)
    return moved


def _recoded(row: Division, code: str, on: dt.date) -> Division:
    copy = Division.objects.get(code=row.code)
    copy.code, copy.parent_id, copy.valid_from = code, parent_of(code), on
    return copy


def _succeed(moved: dict[str, str], on: dt.date, document: str) -> None:
    Succession.objects.bulk_create(
        [Succession(before_id=before, after_id=after, on=on, document=document) for before, after in moved.items()],
        ignore_conflicts=True,
    )


def _move_bodies(old: str, new: str) -> None:
    """A merger may bring two bodies of one role to one place: the second keeps its old key, and both are seen."""
    inside = {"division_id__gte": old, "division_id__lt": old + ":"}
    place = Concat(Value(new), Substr("division_id", len(old) + 1))
    taken = set(Organisation.objects.under(new).values_list("key", flat=True))
    for body in Organisation.objects.filter(**inside):
        key = new + body.key[len(old) :]
        if body.key.startswith(old) and key not in taken:
            body.key = key
            body.save(update_fields=["key"])
    Organisation.objects.filter(**inside).update(division_id=place)
    Appointment.objects.filter(**inside, valid_to=None).update(division_id=place)
