"""Keyset paging: the next page begins after the last row shown, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

SIZE = 50
MARK = "\x1f"
M = TypeVar("M", bound=models.Model)


class Keyset(Generic[M]):
    """One page of `rows` in the order of `keys` (ascending, the last one unique), from `?after=`."""

    def __init__(self, request: HttpRequest, rows: QuerySet[M], *keys: str, size: int = SIZE) -> None:
        self.request, self.keys = request, keys
        found = list(self._after(rows)[: size + 1])
        self.rows: list[M] = found[:size]
        self.has_more = len(found) > size

    @property
    def more_url(self) -> str:
        """The address of the next page, filters kept; empty on the last."""
        if not self.has_more:
            return ""
        kept = {name: value for name, value in self.request.GET.items() if name != "after" and value}
        last = MARK.join(str(getattr(self.rows[-1], key)) for key in self.keys)
        return f"?{urlencode({**kept, 'after': last})}"

    def _after(self, rows: QuerySet[M]) -> QuerySet[M]:
        ordered = rows.order_by(*self.keys)
        written = self.request.GET.get("after", "").split(MARK)
        if len(written) != len(self.keys) or any("\0" in part for part in written):
            return ordered
        beyond, equal = Q(pk__in=[]), Q()
        for key, value in zip(self.keys, written, strict=True):
            cleaned = self._clean(rows.model, key, value)
            if cleaned is None:
                return ordered
            beyond |= equal & Q(**{f"{key}__gt": cleaned})
            equal &= Q(**{key: cleaned})
        return ordered.filter(beyond)

    @staticmethod
    def _clean(model: type[models.Model], key: str, value: str) -> Any:
        """The value as its column holds it; None when somebody wrote nonsense into the address."""
        from django.core.exceptions import ValidationError

        try:
            field = model._meta.pk if key == "pk" else model._meta.get_field(key)
            return field.to_python(value)  # type: ignore[union-attr]
        except ValidationError:
            return None
