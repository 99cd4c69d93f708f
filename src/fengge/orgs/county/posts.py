"""Posts (岗位): what each may do, as the pack declares it."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from django.utils.translation import get_language
from pydantic import Field, model_validator

from fengge.core.packs import Entry, Part, must_be_known, pack

SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN = "system_admin", "security_admin", "audit_admin"
ADMINISTRATORS = (SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN)


class Titled(Entry):
    """Something with a title in both languages."""

    title: str
    title_en: str

    def __str__(self) -> str:
        return self.title_en if (get_language() or "").startswith("en") else self.title


class Bundle(Titled):
    """Permissions that belong together, so that posts stay readable."""

    permissions: list[str]


class Post(Titled):
    """A post. `sees` says whether its holder's rows are its place's, only its team's, or none."""

    level: Literal["county", "town", "village", "grid", "group"]
    bundles: list[str] = []
    permissions: list[str] = []
    clearance: int = Field(default=0, ge=0, le=2)
    sees: Literal["place", "team", "nothing"]
    second_factor: bool = False
    idle_minutes: int = Field(default=30, ge=5, le=1440)
    excludes: list[str] = []


class Posts(Part, file="posts.toml"):
    """Every post of the county, by key."""

    bundles: dict[str, Bundle] = {}
    posts: dict[str, Post] = {}

    @model_validator(mode="after")
    def _names_are_known(self) -> Posts:
        for key, post in self.posts.items():
            must_be_known(post.bundles, self.bundles, "posts", key, "bundles")
            must_be_known(post.excludes, self.posts, "posts", key, "excludes")
        return self

    @cached_property
    def _granted(self) -> dict[str, frozenset[str]]:
        return {
            key: frozenset(post.permissions).union(*(self.bundles[bundle].permissions for bundle in post.bundles))
            for key, post in self.posts.items()
        }

    def permissions_of(self, key: str) -> frozenset[str]:
        """Everything the post may do; a post the pack has dropped may do nothing."""
        return self._granted.get(key, frozenset())


def posts() -> Posts:
    """The active county's posts."""
    return pack().part(Posts)


def post_title(key: str) -> str:
    """The post's name in the reader's language; its key if the pack has dropped it."""
    post = posts().posts.get(key)
    return str(post) if post else key


def in_words(signature: str) -> str:
    """A signature out of history, which is kept in Chinese, with its post in the reader's language."""
    if not (get_language() or "").startswith("en"):
        return signature
    named = [post for post in posts().posts.values() if f"{post.title} " in signature]
    longest = max(named, key=lambda post: len(post.title), default=None)
    return signature.replace(longest.title, longest.title_en, 1) if longest else signature
