"""A form as declared: blocks of text, ruled rows and places to sign. Read from a pack, set by two renderers."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from fengge.core.packs import Pack

COLUMNS = 24
KINDS = {"number", "centre", "form", "heading", "prose", "sign", "day", "seal", "contents"}


class LayoutError(ValueError):
    """A declared form cannot be used; the message names file, place and remedy."""


@dataclass(frozen=True)
class Cell:
    span: int
    text: str
    is_label: bool


@dataclass(frozen=True)
class Group:
    """Rows of a ruled form, once or for `each` of something (`it`). `head` repeats on the next page."""

    rows: tuple[tuple[Cell, ...], ...]
    each: str = ""
    tall: int = 0
    head: bool = False

    @classmethod
    def declared(cls, raw: dict[str, Any], shared: dict[str, Any]) -> Self:
        raw = shared[raw["use"]] if "use" in raw else raw
        plain, head = raw.get("plain", False), raw.get("head", False)
        rows = tuple(_row(cells, plain=plain, head=head) for cells in raw["rows"])
        return cls(rows, raw.get("each", ""), raw.get("tall", 0), head)


def _row(cells: Sequence[str], *, plain: bool, head: bool) -> tuple[Cell, ...]:
    split = [cell.partition("|") for cell in cells]
    row = tuple(
        Cell(int(span), text, is_label=head or (not plain and index % 2 == 0))
        for index, (span, _, text) in enumerate(split)
    )
    if sum(cell.span for cell in row) != COLUMNS:
        raise ValueError(f"the spans of {list(cells)} do not add up to {COLUMNS}")
    return row


@dataclass(frozen=True)
class Block:
    """One piece of a form. `each` repeats it (`it`, `loop.index`), `when` leaves it out, `lines` is what was typed."""

    kind: str
    text: str = ""
    lines: str = ""
    each: str = ""
    when: str = ""
    label: str = ""
    day: str = ""
    indent: bool = True
    groups: tuple[Group, ...] = ()

    @classmethod
    def declared(cls, raw: dict[str, Any], shared: dict[str, Any]) -> Self:
        if raw["kind"] not in KINDS:
            raise ValueError(f"there is no block of kind {raw['kind']!r}: use one of {', '.join(sorted(KINDS))}")
        groups = tuple(Group.declared(each, shared) for each in raw.get("group", ()))
        plain = {name: raw[name] for name in ("kind", "text", "lines", "each", "label", "day", "indent") if name in raw}
        return cls(**plain, when=raw.get("if", ""), groups=groups)


@dataclass(frozen=True)
class Layout:
    """A whole form. `verify`: its first page carries the code by which a resident checks it; a paper of no case has none."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    large: bool = False
    verify: bool = True


def found(name: str, county: Pack) -> Path:
    """The nearest file of that name: the county's own, else that of the pack it extends."""
    path = county.file(f"documents/{name}")
    if path is None:
        raise LayoutError(f"documents/{name}: neither {county.folder} nor a pack it extends has this file")
    return path


@cache
def layout(key: str, county: Pack) -> Layout:
    path = found(f"{key}.toml", county)
    try:
        raw = tomllib.loads(path.read_text())
        shared = tomllib.loads(found("_groups.toml", county).read_text())
        blocks = tuple(Block.declared(each, shared) for each in raw["block"])
        return Layout(key, raw["title"], blocks, raw.get("large", False), raw.get("verify", True))
    except (ValueError, KeyError, TypeError) as problem:
        raise LayoutError(f"{path}: {problem}; compare with the national pack's mediation_agreement.toml") from problem
