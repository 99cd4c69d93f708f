"""From a Typst template and plain values to a PDF, the same bytes every time."""

import json
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from pypdf import PdfReader, PdfWriter

from fengge.core.print.fonts import fonts
from fengge.core.print.marks import for_paper

STYLE = Path(__file__).with_name("fengge.typ")


class PrintError(Exception):
    """The template or a file laid beside it cannot be set; the message names the place."""


def document(template: Path, values: Mapping[str, Any], *, files: Mapping[str, bytes] | None = None) -> bytes:
    """`template` set with `values` (plain JSON) and `files` beside it, as PDF with embedded, subset fonts."""
    with TemporaryDirectory(prefix="print-") as folder:
        place = Path(folder)
        (place / STYLE.name).write_bytes(STYLE.read_bytes())
        (place / "main.typ").write_bytes(template.read_bytes())
        (place / "values.json").write_text(json.dumps(for_paper(dict(values)), ensure_ascii=False))
        for name, content in (files or {}).items():
            _inside(place, name).write_bytes(content)
        return _set(place)


def _inside(place: Path, name: str) -> Path:
    target = (place / name).resolve()
    if place.resolve() not in target.parents or target.exists():
        raise PrintError(f"not a name for a file beside a template: {name!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _set(place: Path) -> bytes:
    try:
        compiler = typst.Compiler(input=place / "main.typ", root=place, font_paths=fonts())
        pdf = compiler.compile(format="pdf", timestamp=0)
    except typst.TypstError as problem:
        raise PrintError(f"{problem.message} {problem.diagnostic}") from problem
    if not isinstance(pdf, bytes):
        raise PrintError("nothing was set")
    return pdf


def sheets(
    template: Path,
    batches: Iterable[Mapping[str, Any]],
    *,
    progress: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """Many sheets of one template, joined batch after batch; `progress` hears how many batches are done."""
    joined = PdfWriter()
    for done, batch in enumerate(batches, start=1):
        joined.append(BytesIO(document(template, batch)), import_outline=False)
        progress(done)
    joined.compress_identical_objects()
    out = BytesIO()
    joined.write(out)
    return out.getvalue()


def page_count(pdf: bytes) -> int:
    """Pages of a PDF; raises PrintError when it is damaged or locked."""
    try:
        return len(PdfReader(BytesIO(pdf)).pages)
    except Exception as problem:  # pypdf raises many kinds on damaged files, all of which mean the same here
        raise PrintError(f"the PDF cannot be read: {problem}") from problem
