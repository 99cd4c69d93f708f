"""Higher apps follow lower ones by subscribing to their events; lower ones never know."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.core.access import Actor

    Follower = Callable[[Any, Actor, dict[str, Any]], None]

_followers: dict[str, list[Follower]] = defaultdict(list)
_long_ago: ContextVar[bool] = ContextVar("fengge_long_ago", default=False)


@contextmanager
def long_ago() -> Iterator[None]:
    """Inside, followers are told nothing: what is replayed happened long ago, and they heard of it then."""
    token = _long_ago.set(True)
    try:
        yield
    finally:
        _long_ago.reset(token)


def on(*types: str) -> Callable[[Follower], Follower]:
    """Call the function with (subject, actor, details) after each event of these types, in the same transaction."""

    def subscribe(follower: Follower) -> Follower:
        for kind in types:
            _followers[kind].append(follower)
        return follower

    return subscribe


def tell(kind: str, subject: object, by: Actor, details: dict[str, Any]) -> None:
    """Tell every follower of this type of event."""
    if _long_ago.get():
        return
    for follower in (*_followers[kind], *_followers["*"]):
        follower(subject, by, details)
