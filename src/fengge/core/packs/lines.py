"""Finds the line of a key in a TOML text, because the standard parser does not keep it."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*(?P<path>[^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*(?P<key>\"[^\"]+\"|'[^']+'|[\w.\-]+)\s*=")
_PIECE = re.compile(r"\"([^\"]+)\"|'([^']+)'|([\w\-]+)")

Path = tuple[str | int, ...]


def line_of(text: str, path: Path) -> int:
    """The line (from 1) where the deepest known part of `path` is written; 1 if nothing of it is."""
    known = _index(text)
    for depth in range(len(path), 0, -1):
        if path[:depth] in known:
            return known[path[:depth]]
    return 1


def _index(text: str) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    here: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            here = _pieces(header["path"])
            if header[1] == "[[":
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, *_pieces(key["key"])), number)
    return lines


def _pieces(dotted: str) -> Path:
    return tuple(next(filter(None, match)) for match in _PIECE.findall(dotted))
