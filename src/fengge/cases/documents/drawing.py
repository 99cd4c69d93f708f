"""Draws the Word template of a declared form: the words keep their tags, `filling.py` fills them.

Run by `scripts/make_document_templates.py`. What Word needs beside the words is here: page, faces, rules, page numbers.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from fengge.cases.documents.layout import COLUMNS, Block, Cell, Group, Layout
from fengge.cases.documents.packing import stable, unzipped, zipped

SONG, FANG, HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
# A machine without the official face takes the next: Word and WPS read these from the font table.
STAND_INS = {
    SONG: "FZXiaoBiaoSong-B05S,STZhongsong,Noto Serif SC,Noto Serif CJK SC",
    FANG: "FangSong,仿宋,STFangsong,Noto Serif SC,Noto Serif CJK SC",
}
WIDTH = 156 * 1440 / 25.4  # the text area of GB/T 9704 in twentieths of a point
TWENTIETHS_PER_MM = 1440 / 25.4
VERIFY = ("公开码 {{ d.code }}", "扫码核验办理情况", "{{ verify.printed }}")


def drawn(layout: Layout) -> bytes:
    """The template as .docx: the same layout gives the same bytes."""
    word = _page(layout)
    body = word.element.body
    for xml in (_title(layout), *(piece for block in layout.blocks for piece in _block(block))):
        body.insert(len(body) - 1, parse_xml(xml))
    out = BytesIO()
    word.save(out)
    return _with_stand_ins(stable(out.getvalue()))


def _page(layout: Layout) -> WordDocument:
    word = Document()
    word.core_properties.title, word.core_properties.author = layout.title, ""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(10), Mm(25)
    section.different_first_page_header_footer = True
    _faces(word)
    for footer in (section.footer, section.first_page_footer):
        _replace(footer.part.element, _page_number())
    _replace(section.first_page_header.part.element, _verify(), _paragraph("", size=2))
    return word


def _replace(element: Any, *content: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(parse_xml(xml) for xml in content)


def _faces(word: WordDocument) -> None:
    normal = word.styles["Normal"]
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    fonts.attrib.update(parse_xml(f"<w:rFonts {nsdecls('w')} {_rfonts(FANG)}/>").attrib)


def _with_stand_ins(document: bytes) -> bytes:
    added = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/>'
        '<w:charset w:val="86"/><w:family w:val="roman"/></w:font>'
        for name, others in STAND_INS.items()
    )
    parts = dict(unzipped(document))
    table = parts["word/fontTable.xml"]
    parts["word/fontTable.xml"] = table.replace(b"</w:fonts>", added.encode() + b"</w:fonts>")
    return zipped(parts.items())


def _rfonts(face: str) -> str:
    return f'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{face}"'


def _run(text: str, *, face: str = FANG, size: float = 14, inner: str = "") -> str:
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    half = round(size * 2)
    properties = (
        f'<w:rFonts {_rfonts(face)}/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/><w:lang w:eastAsia="zh-CN"/>'
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}{inner}</w:r>"


def _paragraph(
    text: str, *, face: str = FANG, size: float = 14, align: str = "left", indent: bool = False, before: int = 0,
    after: int = 0, line: int = 0, extra: str = "", inner: str = "",
) -> str:  # fmt: skip
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"' + (
        f' w:line="{line}" w:lineRule="exact"/>' if line else "/>"
    )
    first = '<w:ind w:firstLineChars="200" w:firstLine="560"/>' if indent else ""
    properties = f'{extra}{spacing}{first}<w:jc w:val="{align}"/>'
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{_run(text, face=face, size=size, inner=inner)}</w:p>"


def _title(layout: Layout) -> str:
    size, before = (36, 1000) if layout.large else (22, 0)
    return _paragraph(layout.title, face=SONG, size=size, align="center", before=before, after=240)


def _block(block: Block) -> Iterator[str]:
    """The block with the tags that repeat it or leave it out around it."""
    tags = [f"for it in {block.each}"] * bool(block.each) + [f"if {block.when}"] * bool(block.when)
    yield from (_paragraph(f"{{%p {tag} %}}") for tag in tags)
    yield from DRAWERS[block.kind](block)
    yield from (_paragraph(f"{{%p end{tag.split()[0]} %}}") for tag in reversed(tags))


def _number(block: Block) -> Iterator[str]:
    yield _paragraph(block.text, size=12, align="right", after=60)


def _centre(block: Block) -> Iterator[str]:
    yield _paragraph(block.text, size=16, align="center", after=360)


def _heading(block: Block) -> Iterator[str]:
    yield _paragraph(block.text, face=HEI, before=120, line=520, extra="<w:keepNext/>")


def _prose(block: Block) -> Iterator[str]:
    if block.lines:
        yield _paragraph(f"{{%p for line in {block.lines}|lines %}}")
        yield _paragraph("{{ line }}", indent=True, align="both", line=520)
        yield _paragraph("{%p endfor %}")
    else:
        yield _paragraph(block.text, indent=block.indent, align="both", line=520)


def _sign(block: Block) -> Iterator[str]:
    place = 5600 if block.day else 7400
    ends = f'<w:tab w:val="left" w:leader="underscore" w:pos="{place}"/>'
    tabs = f'<w:keepLines/><w:tabs>{ends}<w:tab w:val="right" w:pos="{WIDTH:.0f}"/></w:tabs>'
    inner = "<w:tab/>" + (f'<w:tab/><w:t xml:space="preserve">{escape(block.day)}</w:t>' if block.day else "")
    yield _paragraph(f"{block.label}：", size=12, before=280, extra=tabs, inner=inner)


def _day(block: Block) -> Iterator[str]:
    yield _paragraph(block.text, align="right", before=240)


def _seal(block: Block) -> Iterator[str]:
    yield _paragraph(f"{block.text}（盖章）", align="right", before=360, extra="<w:keepNext/>")
    if block.day:
        yield _paragraph(block.day, align="right", before=60)


def _form(block: Block) -> Iterator[str]:
    yield _table("".join(row for group in block.groups for row in _rows(group)))
    yield _paragraph("", size=6)


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
    words = _paragraph(cell.text, face=face, size=12, align=align)
    return f'<w:tc><w:tcPr>{width}<w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'


def _verify() -> str:
    texts = "".join(_paragraph(line, size=9, align="right") for line in VERIFY)
    widths = (WIDTH - 1300, 1300)
    grid = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
        for width, inner in zip(widths, (texts, _paragraph("{{ verify.qr }}", size=9, align="right")), strict=True)
    )
    properties = f'<w:tblPr><w:tblW w:w="{WIDTH:.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


def _page_number() -> str:
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p>'


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
