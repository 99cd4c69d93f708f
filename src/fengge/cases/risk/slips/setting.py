"""A slip as Word: its title, its lines filled from the record, and where people sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.core.packs.slips import GAP
from fengge.core.print.form import form_row, form_table
from fengge.core.print.word import SONG, append, finished, page, page_number, paragraph, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.core.packs.slips import Slip

TITLE, TEXT = 22, 14
TALL, LOW = 2200, 640
EXAMPLE = "（示例，以县里印发的为准）"


def slip_docx(slip: Slip, said: Mapping[str, str]) -> bytes:
    """The slip as .docx; the same record gives the same bytes."""
    word = page(slip.title)
    replace(word.sections[0].footer.part.element, page_number("center", TEXT))
    rows = [form_row(one.label, filled(one.says, said), TALL if one.tall else LOW) for one in slip.fields]
    signed = "　　　　　　　　".join(f"{one}：" for one in slip.signs)
    append(word, [
        paragraph(slip.title, face=SONG, size=TITLE, align="center", after=120),
        *([paragraph(EXAMPLE, size=TEXT, align="center", after=120)] if slip.example else []),
        *([paragraph(filled(slip.lead, said), size=TEXT, after=160)] if slip.lead else []),
        form_table(rows),
        paragraph(signed, size=TEXT, before=400),
    ])  # fmt: skip
    return finished(word)


def filled(says: str, said: Mapping[str, str]) -> str:
    """The words with their gaps filled; where nothing is on record for any gap, the line stays open for a pen."""
    gaps = GAP.findall(says)
    if gaps and not any(said[gap] for gap in gaps):
        return ""
    return GAP.sub(lambda gap: said[gap[1]], says).strip()
