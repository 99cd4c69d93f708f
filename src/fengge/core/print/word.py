"""Word documents in the official look: the page, faces and page numbers of GB/T 9704-2012, and paragraphs as XML.

    word = page("标题")
    append(word, paragraph("正文", indent=True))
    content = finished(word)

Texts are escaped; nothing given here is ever markup.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from fengge.core.print.packing import stable, unzipped, zipped

SONG, FANG, HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
# A machine without the official face takes the next: Word and WPS read these from the font table.
STAND_INS = {
    SONG: "FZXiaoBiaoSong-B05S,STZhongsong,Noto Serif SC,Noto Serif CJK SC",
    FANG: "FangSong,仿宋,STFangsong,Noto Serif SC,Noto Serif CJK SC",
}
WIDTH = 156 * 1440 / 25.4  # the text area of GB/T 9704 in twentieths of a point


def page(title: str) -> WordDocument:
    """An empty A4 document with the standard's margins and faces; its footers are the caller's."""
    word = Document()
    word.core_properties.title, word.core_properties.author = title, ""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(10), Mm(25)
    _faces(word)
    return word


def append(word: WordDocument, pieces: Iterable[str]) -> None:
    """Add paragraphs and tables at the end of the body."""
    body = word.element.body
    for xml in pieces:
        body.insert(len(body) - 1, parse_xml(xml))


def finished(word: WordDocument) -> bytes:
    """The document as .docx: the same pieces give the same bytes."""
    out = BytesIO()
    word.save(out)
    return _with_stand_ins(stable(out.getvalue()))


def replace(element: Any, *content: str) -> None:
    """Put these pieces in the place of whatever a header or footer holds."""
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


def run(text: str, *, face: str = FANG, size: float = 14, inner: str = "", colour: str = "", pitch: int = 0) -> str:
    """A stretch of text in one face; line ends become breaks, and no number is broken at its hyphen. `pitch` is added between
    characters, in twentieths of a point.
    """
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    words = words.replace("-", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
    half = round(size * 2)
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    ink += f'<w:spacing w:val="{pitch}"/>' if pitch else ""
    properties = (
        f'<w:rFonts {_rfonts(face)}/>{ink}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/><w:lang w:eastAsia="zh-CN"/>'
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}{inner}</w:r>"


def paragraph(
    text: str, *, face: str = FANG, size: float = 14, align: str = "left", indent: bool = False, before: int = 0,
    after: int = 0, line: int = 0, extra: str = "", inner: str = "", colour: str = "", right: int = 0, pitch: int = 0,
) -> str:  # fmt: skip
    """A paragraph. `before`, `after`, `line`, `right` (its distance from the right margin) and `pitch` are twentieths of a point."""
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"' + (
        f' w:line="{line}" w:lineRule="exact"/>' if line else "/>"
    )
    first = f'<w:ind w:firstLineChars="200" w:firstLine="{round(size * 40)}"/>' if indent else ""
    first = f'<w:ind w:right="{right}"/>' if right else first
    properties = f'{extra}{spacing}{first}<w:jc w:val="{align}"/>'
    words = run(text, face=face, size=size, inner=inner, colour=colour, pitch=pitch)
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{words}</w:p>"


def page_number(align: str = "center", size: float = 0, face: str = "", inside: int = 0) -> str:
    """The footer's `— 1 —`; in the template's own size and face unless others are named, `inside` its margin."""
    look = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/>' if face else ""
    look += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    stands = f'<w:ind w:left="{inside}" w:right="{inside}"/>' if inside else ""
    field = "".join(
        f"<w:r>{look}{inner}</w:r>"
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
    return f'<w:p {nsdecls("w")}><w:pPr>{stands}<w:jc w:val="{align}"/></w:pPr>{field}</w:p>'
