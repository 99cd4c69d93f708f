"""Who acts: a member of staff under one appointment, a resident, a visitor, or a named system job."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from fengge.core.access.permissions import is_public


class Secrecy(IntEnum):
    """How far a row may be seen: by place, by its team only, or by its sealed team only."""

    OPEN = 0
    TEAM = 1
    SEALED = 2


@dataclass(frozen=True, slots=True)
class Actor:
    """One person (or job) in one capacity. Everything access depends on is in here, and nothing else is asked.

    `places` are division codes whose subtrees are seen; `teams` are tokens such as `a:12` (an appointment) or `o:7` (an organisation);
    `keys` are digests of secrets the actor holds (a tracking secret, a doorplate code). `ties` name everything the person belongs to,
    whatever they act as just now (`p:3` themselves, `a:12`, `o:7`, and `d:520329102205`, a place they serve in): a row barred to one of
    them does not exist for the actor.
    """

    kind: str = "visitor"
    name: str = ""
    account_id: int | None = None
    person_id: int | None = None
    appointment_id: int | None = None
    post_key: str = ""
    post_title: str = ""
    permissions: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    clearance: int = Secrecy.OPEN
    teams: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    language: str = "zh-hans"

    def may(self, permission: str, thing: object = None) -> bool:
        """Whether the actor may do this, and to this thing if one is named."""
        return self.refusal(permission, thing) is None

    def refusal(self, permission: str, thing: object = None) -> str | None:
        """Why not, in the reader's language; an empty string when the post simply lacks the permission; None when allowed."""
        if permission not in self.permissions and not is_public(permission):
            return ""
        refuses = getattr(thing, "refuses", None)
        return refuses(self, permission) if refuses else None

    def holding(self, *keys: str) -> Actor:
        """The same actor, having also shown these secrets' digests."""
        return replace(self, keys=tuple(dict.fromkeys((*self.keys, *keys))))

    @property
    def is_staff(self) -> bool:
        """Whether somebody in a post is acting."""
        return self.appointment_id is not None

    @property
    def signature(self) -> str:
        """How history names the actor: post and name."""
        return f"{self.post_title} {self.name}".strip()


VISITOR = Actor()
