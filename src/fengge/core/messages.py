"""Compiles the translations' catalogues in pure Python, so that no machine needs gettext's own programs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import polib
from django.conf import settings


def compile_catalogues() -> None:
    """Writes each .mo that is missing or older than its .po."""
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = source.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                _write_whole(compiled, polib.pofile(str(source)).to_binary())


def _write_whole(path: Path, content: bytes) -> None:
    """Never half a catalogue: several processes may do this at once."""
    number, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    Path(draft).chmod(0o644)
    Path(draft).replace(path)
