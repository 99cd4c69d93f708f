"""What a list is asked for: every condition is in the URL, so that going back keeps it and a colleague may be sent it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlencode

from django.urls import reverse

from fengge.core.clock import day_of
from fengge.core.figures import Asked, get_figure
from fengge.core.lists.newest import is_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fengge.core.figures import Figure

LONGEST = 80
DAYS = ("since", "until")


@dataclass(frozen=True)
class Conditions:
    """A list names its conditions as fields of text; an empty one is no condition.

    `PAGE` is the list's page. Fields named in `NUMBERS` hold a key or a code, those in `DAYS` a day; what is neither is dropped.
    """

    PAGE: ClassVar[str]
    NUMBERS: ClassVar[tuple[str, ...]] = ("place",)

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """From a query string; what is not a condition is not looked at."""
        written = {one.name: str(given.get(one.name, "")).replace("\0", "").strip() for one in fields(cls)}
        return cls(**{name: value[:LONGEST] for name, value in written.items() if cls._reads(name, value)})

    @classmethod
    def _reads(cls, name: str, value: str) -> bool:
        if name in DAYS:
            return day_of(value) is not None
        return is_key(value) if name in cls.NUMBERS else True

    @property
    def query(self) -> dict[str, str]:
        """The conditions that are given."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @classmethod
    def plain(cls) -> str:
        """The list's address without a condition."""
        return reverse(cls.PAGE)

    def url(self, page: str = "", *args: str, **more: str) -> str:
        """The address of the list, or of another page that takes the same conditions, and these too."""
        query = self.query | {name: value for name, value in more.items() if value}
        return reverse(page or self.PAGE, args=args) + (f"?{urlencode(query)}" if query else "")

    def without(self, *names: str) -> str:
        """The list's address with these conditions taken away."""
        return type(self)(**{name: value for name, value in self.query.items() if name not in names}).url()

    @property
    def counted(self) -> Figure | None:
        """The figure whose rows are asked for, if this list is what it opens."""
        found = get_figure(getattr(self, "figure", ""))
        return found if found and found.opens == self.PAGE else None

    def asked(self, at: datetime) -> Asked:
        """The figure's question."""
        place, since, until = (getattr(self, name, "") for name in ("place", *DAYS))
        return Asked(at, place, day_of(since), day_of(until))
