"""Permissions: what a post may do, declared once beside the verbs that ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from fengge.core.wording import Words

_registry: dict[str, Permission] = {}


class Permission(str):  # noqa: SLOT000 - str leaves no room for slots
    """A permission's key, `app.verb`, that knows its title. Declaring the same key twice is an error."""

    title: Words  # type: ignore[assignment]  # a title, where str has a method
    public: bool
    reads: bool

    def __new__(cls, key: str, title: Words, *, public: bool = False, reads: bool = False) -> Self:
        """`public`: everybody has it, a visitor without a name included. `reads`: it changes nothing, a read-only token keeps it."""
        if key in _registry:
            raise ValueError(f"permission {key!r} is declared twice")
        if key.count(".") != 1:
            raise ValueError(f"permission {key!r} must read app.verb")
        permission = super().__new__(cls, key)
        permission.title = title
        permission.public = public
        permission.reads = reads
        _registry[key] = permission
        return permission


def known(key: str) -> bool:
    """Whether any app declared this permission."""
    return key in _registry


def all_permissions() -> dict[str, Permission]:
    """Every declared permission by key, in key order."""
    return dict(sorted(_registry.items()))


def is_public(key: str) -> bool:
    """Whether everybody has this permission."""
    return key in _registry and _registry[key].public


def reading_permissions() -> frozenset[str]:
    """The permissions that only look; one that nobody marked as such does not belong to them."""
    return frozenset(key for key, permission in _registry.items() if permission.reads)
