"""One declaration of who sees a row, from which both the manager's filter and the database's wall are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models

from fengge.core.access.scope import current_actor
from fengge.core.access.seen import Seen

if TYPE_CHECKING:
    from fengge.core.access.actor import Actor

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Rows:
    """Which columns decide. A row is seen by place (within clearance), by its team, or with its key; or through its parent.

    `place`: division-code columns, any of which may lie in the actor's places. `secrecy`: integer column compared with clearance.
    `team`: text-array column of tokens. `key`: column holding a secret's digest. `through`: the parent's foreign key.
    `barred`: text-array column of tokens before which all of that gives way: whoever has such a tie sees no row.
    """

    place: tuple[str, ...] = ()
    secrecy: str = ""
    team: str = ""
    key: str = ""
    through: str = ""
    barred: str = ""


class ScopedQuerySet(models.QuerySet[M]):
    """Rows already allowed."""

    def visible_to(self, actor: Actor) -> Self:
        """Only rows this actor may see, found by walking `through` to the row that decides."""
        return self if actor.kind == "system" else self.filter(Seen(self.model, actor))


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Raises outside a scope; inside one gives only the actor's rows."""

    def get_queryset(self) -> ScopedQuerySet[models.Model]:
        """The actor's rows. Asked of a parent that was itself read in scope (`case.parties`), a child needs no second look."""
        rows = super().get_queryset()
        if self._is_asked_of_its_parent():
            current_actor()
            return rows
        return rows.visible_to(current_actor())

    def _is_asked_of_its_parent(self) -> bool:
        through = _rows_of(self.model).through
        parent = getattr(self, "instance", None)
        return bool(through) and isinstance(parent, self.model._meta.get_field(through).related_model)


class ScopedModel(models.Model):
    """A row that not everybody may see. Subclasses declare `rows` and raise the wall in a migration."""

    rows: ClassVar[Rows]
    objects: ClassVar[Any] = ScopedManager()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "everywhere"


def _rows_of(model: type[models.Model]) -> Rows:
    return model.rows  # type: ignore[attr-defined]


def scoped_models() -> list[type[ScopedModel]]:
    """Every scoped model of the project, for the inherited suites."""
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, ScopedModel)]
