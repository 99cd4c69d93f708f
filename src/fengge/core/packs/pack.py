"""One county's pack: its own files over those of the packs it extends."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from django.utils.translation import gettext as _
from pydantic import BaseModel, Field, ValidationError

from fengge.core.packs.errors import PackError, explain
from fengge.core.packs.lines import line_of
from fengge.core.packs.part import Entry, Part, Table
from fengge.core.packs.reading import overlay, read_csv, read_toml

SHIPPED = Path(__file__).resolve().parents[2] / "packs"
P = TypeVar("P", bound=Part)


class Info(Entry):
    """The head of a pack: `pack.toml`. `county` is the division code cut to its level; a base pack has none."""

    title: str
    title_en: str
    version: str
    county: str = Field(default="", pattern=r"^(\d{6})?$")
    extends: str = ""
    valid_from: dt.date | None = None
    note: str = ""
    note_en: str = ""


class Pack:
    """A pack by name. Parts are read once, checked, and kept."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self._read: dict[type[Part], Part] = {}
        head = folder / "pack.toml"
        self.info = _validated(Info, read_toml(head), [head])
        self.parent = load(self.info.extends) if self.info.extends else None

    @property
    def county(self) -> str:
        """The county's division code."""
        return self.info.county

    def files(self, name: str) -> list[Path]:
        """The file of this name in this pack and its parents, nearest first; only those that exist."""
        own = [path] if (path := self.folder / name).is_file() else []
        return own + (self.parent.files(name) if self.parent else [])

    def file(self, name: str) -> Path | None:
        """The nearest file of this name."""
        return next(iter(self.files(name)), None)

    def place(self, name: str, loc: tuple[str | int, ...]) -> tuple[Path, int]:
        """Where this key of this file is written: the nearest file that has it, and the line."""
        return _place(loc, self.files(name))

    def part(self, kind: type[P]) -> P:
        """The pack's part of this kind, checked. Raises PackError."""
        if kind not in self._read:
            files = self.files(kind.file)
            self._read[kind] = _table(kind, files[:1]) if issubclass(kind, Table) else _merged(kind, files)
        return cast("P", self._read[kind])


def _table(kind: type[P], files: list[Path]) -> P:
    return _validated(kind, {"rows": read_csv(files[0])} if files else {"rows": []}, files)


def _merged(kind: type[P], files: list[Path]) -> P:
    values: dict[str, Any] = {}
    for path in reversed(files):
        values = overlay(values, read_toml(path))
    return _validated(kind, values, files)


M = TypeVar("M", bound=BaseModel)


def _validated(kind: type[M], values: dict[str, Any], files: list[Path]) -> M:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        loc = first.get("ctx", {}).get("path", first["loc"])
        path, line = _place(loc, files)
        raise PackError(path, line, *explain(first, _keys_at(kind, loc[:-1]))) from error


def _place(loc: tuple[str | int, ...], files: list[Path]) -> tuple[Path, int]:
    """The nearest file that writes the faulty key, and the line."""
    if not files:
        return Path("pack.toml"), 1
    if files[0].suffix == ".csv":
        row = loc[1] if len(loc) > 1 else 0
        return files[0], int(row) + 2
    texts = [(path, path.read_text(encoding="utf-8-sig")) for path in files]
    for depth in range(len(loc), 0, -1):
        for path, text in texts:
            if (line := line_of(text, loc[:depth])) > 1 or depth == 1:
                return path, line
    return files[0], 1


def _keys_at(kind: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The keys allowed in the table at `loc`, found by walking the models' annotations."""
    for step in loc:
        field = kind.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field else None
        kind = inner or kind
    return list(kind.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def available() -> dict[str, Path]:
    """Every pack that can be activated or extended, by name; a county's own folder comes before those shipped."""
    from django.conf import settings

    own = settings.PACKS_DIR
    folders = [Path(own)] if own else []
    found: dict[str, Path] = {}
    for folder in (*folders, SHIPPED):
        for head in sorted(folder.glob("*/pack.toml")):
            found.setdefault(head.parent.name, head.parent)
    return found


@cache
def load(name: str) -> Pack:
    """The pack of this name. Raises PackError when there is none."""
    packs = available()
    if name not in packs:
        raise PackError(
            SHIPPED / name / "pack.toml", 1, _("没有名为“%s”的县包") % name, _("可用的县包：%s") % "、".join(packs)
        )
    return Pack(name, packs[name])


def pack() -> Pack:
    """The active county's pack."""
    from django.conf import settings

    return load(settings.PACK)
