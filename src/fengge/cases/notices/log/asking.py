"""What the log is asked for, from the URL, and the messages that meet it: all inside the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.core.access.seen import successor
from fengge.core.clock import day_of, now
from fengge.core.figures import Asked, get_figure
from fengge.core.models import Delivery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from fengge.core.figures import Figure

PAGE = 50
DIGITS = 18  # of a key that the database can hold
STATES = [("failed", _("没有发出")), ("waiting", _("等待发出")), ("sent", _("已发出"))]
_CONDITIONS: dict[str, dict[str, object]] = {
    "failed": {"failed_at__isnull": False},
    "waiting": {"sent_at": None, "failed_at": None},
    "sent": {"sent_at__isnull": False},
}


@dataclass(frozen=True)
class Wanted:
    """The conditions as given; an empty one is no condition. `about` is a case's number, whole."""

    state: str = ""
    about: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    figure: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Wanted:
        """From a query string; what is not a condition is not looked at."""
        found = {part.name: str(given.get(part.name, "")).replace("\0", "").strip()[:60] for part in fields(cls)}
        found["state"] = found["state"] if found["state"] in _CONDITIONS else ""
        found["place"] = found["place"] if found["place"].isascii() and found["place"].isdecimal() else ""
        return cls(**found)

    @property
    def query(self) -> dict[str, str]:
        """The conditions that are given."""
        return {part.name: value for part in fields(self) if (value := getattr(self, part.name))}

    @property
    def counted(self) -> Figure | None:
        """The figure whose rows are asked for, if it is one of messages."""
        return get_figure(self.figure) if self.figure.startswith("messages.") else None


def address(query: Mapping[str, str]) -> str:
    """The log's address with a query, if there is any."""
    return reverse("cases.messages") + (f"?{urlencode(query)}" if query else "")


def found(wanted: Wanted) -> QuerySet[Delivery]:
    """The messages that meet every condition. A figure's own rows are the start, so that a number and its list agree."""
    rows: Any = Delivery.objects.all()
    if wanted.counted:
        rows = wanted.counted.rows(Asked(now(), wanted.place, day_of(wanted.since), day_of(wanted.until)))
    elif wanted.place:
        rows = rows.filter(division__gte=wanted.place, division__lt=successor(wanted.place))
    if wanted.about:
        rows = rows.filter(about=wanted.about)
    return rows.filter(**_CONDITIONS.get(wanted.state, {}))


def page_of(rows: QuerySet[Delivery], after: str, *, size: int = PAGE) -> tuple[list[Delivery], str]:
    """`size` messages, newest first, behind the cursor; and the next cursor, empty at the end."""
    behind = rows.filter(pk__lt=int(after)) if after.isascii() and after.isdecimal() and len(after) <= DIGITS else rows
    kept = list(behind.order_by("-pk")[: size + 1])
    return kept[:size], str(kept[size - 1].pk) if len(kept) > size else ""
