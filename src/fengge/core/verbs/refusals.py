"""Why a verb says no. Every door shows these in its own way; none of them turns them into a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fengge.core.wording import Words


class Refused(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The thing cannot be done now, for a reason a person can read and mend.

    `field` names the input it concerns; `items` lists what is missing, one message each.
    """

    status = 422

    def __init__(self, message: Words, *, field: str = "", items: Sequence[Words] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.items = tuple(items)


class NotAllowed(Refused):
    """The post lacks the permission, or this thing refuses this person."""

    status = 403


class Conflict(Refused):
    """Somebody else changed the thing since it was seen. `changed` maps a field to what it was, what it is, and who changed it."""

    status = 409

    def __init__(self, message: Words, *, version: int, changed: dict[str, dict[str, Any]]) -> None:
        super().__init__(message)
        self.version = version
        self.changed = changed
