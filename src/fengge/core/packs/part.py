"""A part of a pack: the Pydantic model of one of its files, declared by the app that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Collection

_parts: dict[str, type[Part]] = {}


class Entry(BaseModel):
    """One thing a pack declares. `example` stays true until the county confirms it (shown 示例); `basis` names the law
    or source.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    example: bool = False
    basis: str = ""


class Part(BaseModel):
    """A whole TOML file. Subclass with `file="posts.toml"`; a file neither the pack nor its parents have reads as
    empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: ClassVar[str] = ""

    def __init_subclass__(cls, *, file: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if file:
            cls.file = file
            _parts[file] = cls


class Table(Part):
    """A whole CSV file: its lines as `rows`, each an Entry; empty cells are left out, so that defaults apply."""


def must_be_known(names: Collection[str], known: Collection[str], *path: str) -> None:
    """For validators: every one of `names`, written at `path`, is among `known`. Raises an error that the loader can
    place.
    """
    for name in names:
        if name not in known:
            raise PydanticCustomError(
                "unknown_name", "unknown name {name}", {"name": name, "known": list(known), "path": path}
            )


def mistake(problem: str, remedy: str, *path: str) -> PydanticCustomError:
    """For validators: what is wrong and what to write instead, said outright; `path` where it stands, if not in the key itself."""
    said = {"problem": problem, "remedy": remedy}
    return PydanticCustomError("said", "{problem}", said | {"path": path} if path else said)


def parts() -> list[type[Part]]:
    """Every declared part, by file name."""
    return [_parts[file] for file in sorted(_parts)]
