"""Joins the parts of a translation and compiles them in pure Python, so that no machine needs gettext's own programs.

Each area keeps its translations in `locale/<language>/parts/<area>.po`. Django reads the compiled join of them.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str, str]  # context and source text


def compile_catalogues() -> None:
    """Writes each .mo that is missing or older than a part of it."""
    for folder in settings.LOCALE_PATHS:
        for parts in sorted(Path(folder).glob("*/parts")):
            compiled = parts.parent / "LC_MESSAGES/django.mo"
            newest = max((path.stat().st_mtime for path in [parts, *parts.glob("*.po")]), default=0)
            if not compiled.exists() or compiled.stat().st_mtime < newest:
                compiled.parent.mkdir(exist_ok=True)
                _write_whole(compiled, catalogue(parts).to_binary())


def catalogue(parts: Path) -> polib.POFile:
    """Every translated entry of the parts, sorted, each once: the first part that has it decides."""
    whole = polib.POFile()
    whole.metadata = {
        "Language": parts.parent.name,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    found: dict[Key, polib.POEntry] = {}
    for _, entry in entries(parts):
        found.setdefault(key(entry), entry)
    whole.extend(found[each] for each in sorted(found))
    return whole


def entries(parts: Path) -> Iterator[tuple[str, polib.POEntry]]:
    """Each translated entry with the name of its part."""
    for path in sorted(parts.glob("*.po")):
        for entry in polib.pofile(str(path)).translated_entries():
            yield path.name, entry


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _write_whole(path: Path, content: bytes) -> None:
    """Never half a catalogue: several processes may do this at once."""
    number, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    Path(draft).chmod(0o644)
    Path(draft).replace(path)
