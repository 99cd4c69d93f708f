"""Print: the one engine that makes PDFs, for dossiers, letters, doorplate sheets and tables.

    from fengge.core.print import document, sheets
    pdf = document(HERE / "letter.typ", {"title": "…"}, files={"photo.jpg": jpeg})
    pdf = sheets(HERE / "plates.typ", ({"plates": page} for page in pages), progress=told)

A template is a Typst file. It imports the house style and reads its values, which are plain JSON, therefore never code:

    #import "fengge.typ": *
    #let values = json("values.json")
    #show: official.with(values)

`files` lie beside the template under their own names. The same values give the same bytes. A character that no font
on this machine has is printed as 〓 and named in a note at the end, so nobody's name is silently spoilt.
"""

from fengge.core.print.engine import PrintError, document, page_count, sheets
from fengge.core.print.fonts import unprintable
from fengge.core.print.marks import qr

__all__ = ["PrintError", "document", "page_count", "qr", "sheets", "unprintable"]
