"""One row of every scoped model in the village, made from the model itself, so that a new model needs no line here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from fengge.core.access import ScopedModel, scope, scoped_models
from fengge.core.clock import now, today
from fengge.core.models import StoredFile
from fengge.orgs.models import Appointment, Organisation
from tests.world import VILLAGE, World

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = "暗号芦花飞"  # stands in every text of these rows and nowhere else

Row = models.Model
# Where a value has a rule of its own.
SPECIAL: dict[str, Callable[[World], Any]] = {
    "cases.case.procedure_key": lambda _: "mediation",
    "cases.case.stage": lambda _: "closed",
    "cases.rating.score": lambda _: 3,
    "cases.tally.cases": lambda _: 0,  # the triggers count the case of this row
    "cases.letter.recipient": lambda world: world.town_centre,
    "cases.meeting.outcome": lambda _: "",
    "cases.risk.ended": lambda _: "",
    "cases.decision.owner": lambda world: world.secretary_li.appointment,
    "cases.decision.due_on": lambda _: today(),
    "core.notice.team": lambda world: [f"a:{world.secretary_li.appointment.pk}"],
    "people.household.division": lambda _: f"{VILLAGE}001",
    "people.doorplate.division": lambda _: f"{VILLAGE}001",
}


def one_of_each(world: World) -> dict[type[ScopedModel], Row]:
    """The rows, by model; parents before children."""
    made: dict[type[models.Model], Row] = {
        Appointment: world.secretary_li.appointment,
        Organisation: world.committee,
        StoredFile: StoredFile.objects.create(
            digest="0" * 64,
            **{name: _value(StoredFile._meta.get_field(name), world, {}) for name in _needed(StoredFile)},
        ),
    }
    with scope(world.secretary_li.actor):
        for model in scoped_models():
            _make(model, world, made)
    return {model: row for model, row in made.items() if issubclass(model, ScopedModel)}


def _needed(model: type[models.Model]) -> list[str]:
    return [
        field.name for field in model._meta.concrete_fields if field.name not in ("id", "digest") and not _free(field)
    ]


def _make(model: type[models.Model], world: World, made: dict[type[models.Model], Row]) -> Row:
    if model not in made:
        fields = [field for field in model._meta.concrete_fields if not _free(field) or str(field).lower() in SPECIAL]
        made[model] = model._base_manager.create(**{field.name: _value(field, world, made) for field in fields})
    return made[model]


def _free(field: models.Field[Any, Any]) -> bool:
    """Whether the database or the model gives it when nobody does. Texts are filled all the same, to be found again."""
    text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return field.primary_key or field.generated or (not text and (field.has_default() or field.null))


def _value(field: models.Field[Any, Any], world: World, made: dict[type[models.Model], Row]) -> Any:  # noqa: PLR0911
    if special := SPECIAL.get(str(field).lower()):
        return special(world)
    if isinstance(field, models.ForeignKey):
        return _make(field.related_model, world, made)
    if field.name in _places(field.model):
        return VILLAGE
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, ArrayField):
        return []
    for kind, value in PLAIN.items():
        if isinstance(field, kind):
            return value() if callable(value) else value
    length = getattr(field, "max_length", None)
    return f"{MARK}{field.name}"[:length]


PLAIN: dict[Any, Any] = {
    models.DateTimeField: now,
    models.DateField: today,
    models.BooleanField: False,
    models.DecimalField: Decimal(1),
    models.IntegerField: 1,
    models.JSONField: dict,
    models.BinaryField: b"x",
}


def _places(model: type[models.Model]) -> tuple[str, ...]:
    return (*model.rows.place, "from_division", "to_division", "division") if issubclass(model, ScopedModel) else ()


def tables() -> dict[str, type[models.Model]]:
    """Every model by its table."""
    return {model._meta.db_table: model for model in apps.get_models()}
