"""Draws the Word template of a declared form: the words keep their tags, `filling.py` fills them.

Run by `scripts/make_document_templates.py`. What Word needs beside the words is here: page, faces, rules, page numbers.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls

from fengge.cases.documents.layout import COLUMNS, Block, Cell, Group, Layout
from fengge.core.print.word import FANG, HEI, SONG, WIDTH, append, finished, page, page_number, paragraph, replace

TWENTIETHS_PER_MM = 1440 / 25.4
VERIFY = ("公开码 {{ d.code }}", "扫码核验办理情况", "{{ verify.printed }}")


def drawn(layout: Layout) -> bytes:
    """The template as .docx: the same layout gives the same bytes."""
    word = _page(layout)
    append(word, (_title(layout), *(piece for block in layout.blocks for piece in _block(block))))
    return finished(word)


def _page(layout: Layout) -> WordDocument:
    word = page(layout.title)
    section = word.sections[0]
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        replace(footer.part.element, page_number())
    if layout.verify:
        replace(section.first_page_header.part.element, _verify(), paragraph("", size=2))
    return word


def _title(layout: Layout) -> str:
    size, before = (36, 1000) if layout.large else (22, 0)
    return paragraph(layout.title, face=SONG, size=size, align="center", before=before, after=240)


def _block(block: Block) -> Iterator[str]:
    """The block with the tags that repeat it or leave it out around it."""
    tags = [f"for it in {block.each}"] * bool(block.each) + [f"if {block.when}"] * bool(block.when)
    yield from (paragraph(f"{{%p {tag} %}}") for tag in tags)
    yield from DRAWERS[block.kind](block)
    yield from (paragraph(f"{{%p end{tag.split()[0]} %}}") for tag in reversed(tags))


def _number(block: Block) -> Iterator[str]:
    yield paragraph(block.text, size=12, align="right", after=60)


def _centre(block: Block) -> Iterator[str]:
    yield paragraph(block.text, size=16, align="center", after=360)


def _heading(block: Block) -> Iterator[str]:
    yield paragraph(block.text, face=HEI, before=120, line=520, extra="<w:keepNext/>")


def _prose(block: Block) -> Iterator[str]:
    if block.lines:
        yield paragraph(f"{{%p for line in {block.lines}|lines %}}")
        yield paragraph("{{ line }}", indent=True, align="both", line=520)
        yield paragraph("{%p endfor %}")
    else:
        yield paragraph(block.text, indent=block.indent, align="both", line=520)


def _sign(block: Block) -> Iterator[str]:
    place = 5600 if block.day else 7400
    ends = f'<w:tab w:val="left" w:leader="underscore" w:pos="{place}"/>'
    tabs = f'<w:keepLines/><w:tabs>{ends}<w:tab w:val="right" w:pos="{WIDTH:.0f}"/></w:tabs>'
    inner = "<w:tab/>" + (f'<w:tab/><w:t xml:space="preserve">{escape(block.day)}</w:t>' if block.day else "")
    yield paragraph(f"{block.label}：", size=12, before=280, extra=tabs, inner=inner)


def _day(block: Block) -> Iterator[str]:
    yield paragraph(block.text, align="right", before=240)


def _seal(block: Block) -> Iterator[str]:
    yield paragraph(f"{block.text}（盖章）", align="right", before=360, extra="<w:keepNext/>")
    if block.day:
        yield paragraph(block.day, align="right", before=60)


def _form(block: Block) -> Iterator[str]:
    yield _table("".join(row for group in block.groups for row in _rows(group)))
    yield paragraph("", size=6)


def _contents(_: Block) -> Iterator[str]:
    head = Group((_cells(("序号", 3), ("材料名称", 13), ("页号", 4), ("备注", 4), label=True),), head=True)
    number, title = ("{{ loop.index }}", 3), ("{{ it.title }}", 13)
    row = Group((_cells(number, title, ("", 4), ("", 4), label=False),), each="listed")
    yield _table("".join([*_rows(head), *_rows(row)]))


def _cells(*cells: tuple[str, int], label: bool) -> tuple[Cell, ...]:
    return tuple(Cell(span, text, is_label=label) for text, span in cells)


def _table(rows: str) -> str:
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{WIDTH / COLUMNS:.0f}"/>' * COLUMNS
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    properties = (
        f'<w:tblW w:w="{WIDTH:.0f}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}'
    )
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _rows(group: Group) -> Iterator[str]:
    if group.each:
        yield _row((Cell(COLUMNS, f"{{%tr for it in {group.each} %}}", is_label=False),), Group(()))
    yield from (_row(row, group) for row in group.rows)
    if group.each:
        yield _row((Cell(COLUMNS, "{%tr endfor %}", is_label=False),), Group(()))


def _row(row: tuple[Cell, ...], group: Group) -> str:
    height = f'<w:trHeight w:val="{max(group.tall * TWENTIETHS_PER_MM, 480):.0f}" w:hRule="atLeast"/>'
    # Only the tall rows hold typed text that may be longer than a page.
    whole = "" if group.tall else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if group.head else ""
    return f"<w:tr><w:trPr>{whole}{height}{head}</w:trPr>{''.join(_cell(cell) for cell in row)}</w:tr>"


def _cell(cell: Cell) -> str:
    face, align = (HEI, "center") if cell.is_label else (FANG, "left")
    width = f'<w:tcW w:w="{WIDTH / COLUMNS * cell.span:.0f}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>'
    words = paragraph(cell.text, face=face, size=12, align=align)
    return f'<w:tc><w:tcPr>{width}<w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'


def _verify() -> str:
    texts = "".join(paragraph(line, size=9, align="right") for line in VERIFY)
    widths = (WIDTH - 1300, 1300)
    grid = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
        for width, inner in zip(widths, (texts, paragraph("{{ verify.qr }}", size=9, align="right")), strict=True)
    )
    properties = f'<w:tblPr><w:tblW w:w="{WIDTH:.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


DRAWERS = {
    "number": _number,
    "centre": _centre,
    "heading": _heading,
    "prose": _prose,
    "sign": _sign,
    "day": _day,
    "seal": _seal,
    "form": _form,
    "contents": _contents,
}
