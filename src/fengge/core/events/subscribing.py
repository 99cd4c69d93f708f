"""Higher apps follow lower ones by subscribing to their events; lower ones never know."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.core.access import Actor

    Follower = Callable[[Any, Actor, dict[str, Any]], None]

_followers: dict[str, list[Follower]] = defaultdict(list)


def on(*types: str) -> Callable[[Follower], Follower]:
    """Call the function with (subject, actor, details) after each event of these types, in the same transaction."""

    def subscribe(follower: Follower) -> Follower:
        for kind in types:
            _followers[kind].append(follower)
        return follower

    return subscribe


def tell(kind: str, subject: object, by: Actor, details: dict[str, Any]) -> None:
    """Tell every follower of this type of event."""
    for follower in (*_followers[kind], *_followers["*"]):
        follower(subject, by, details)
