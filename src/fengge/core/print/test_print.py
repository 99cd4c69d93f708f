"""What reaches paper: every glyph, nothing executed, the same bytes twice."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from fengge.core.print import PrintError, document, page_count, qr, sheets, unprintable
from fengge.core.print.marks import visible

TEMPLATE = '#import "fengge.typ": *\n#let values = json("values.json")\n#show: official.with(values)\n'


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.typ"
    path.write_text(TEMPLATE + "= #values.title\n#values.text\n")
    return path


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_rare_and_minority_names_are_printed(letter):
    pdf = document(letter, {"title": "告知书", "text": "𬱖㛃、䶮、阿不都热西提·买买提"})
    assert "𬱖㛃、䶮、阿不都热西提·买买提" in text_of(pdf)


def test_values_are_never_markup(letter):
    typed = '#panic("x") *粗* $1$ {{ 7*7 }} <a>&b \\'
    assert typed in text_of(document(letter, {"title": "题", "text": typed})).replace("\n", " ")


def test_a_character_without_a_glyph_is_named(letter):
    assert unprintable("张\U000e0fff\U000e0ffe三") == ["\U000e0ffe", "\U000e0fff"]
    printed = text_of(document(letter, {"title": "题", "text": "张\U000e0fff三"}))
    assert "张〓三" in printed
    assert "U+E0FFF" in printed


def test_control_and_direction_characters_do_not_reach_paper():
    assert visible("张\u202e三\x00\r\n李四\u2066") == "张三\n李四"


def test_same_values_same_bytes(letter):
    values = {"title": "题", "text": "同样的内容" * 500}
    assert document(letter, values) == document(letter, values)


def test_fonts_are_embedded_and_subset(letter):
    pdf = document(letter, {"title": "题", "text": "字"})
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    assert all("+" in font.get_object()["/BaseFont"] for font in fonts.values())
    assert len(pdf) < 60_000


def test_sheets_tell_their_progress(tmp_path):
    template = tmp_path / "plates.typ"
    template.write_text(TEMPLATE + "#for each in values.plates [#each #pagebreak(weak: true)]")
    heard = []
    pdf = sheets(template, [{"plates": ["甲", "乙"]}, {"plates": ["丙"]}], progress=heard.append)
    assert heard == [1, 2]
    assert page_count(pdf) == 3
    assert "丙" in text_of(pdf)


def test_a_file_lies_beside_the_template(tmp_path):
    template = tmp_path / "code.typ"
    template.write_text(TEMPLATE + '#image("code/one.svg", width: 20mm)')
    assert page_count(document(template, {}, files={"code/one.svg": qr("https://example.cn/t/ABC")})) == 1


@pytest.mark.parametrize("name", ["../out.svg", "/etc/x", "main.typ", "values.json"])
def test_a_file_cannot_leave_or_replace(letter, name):
    with pytest.raises(PrintError):
        document(letter, {"title": "题", "text": ""}, files={name: b"x"})


def test_a_damaged_pdf_is_told():
    with pytest.raises(PrintError):
        page_count(b"%PDF-1.7 broken")


def test_a_mistake_in_a_template_names_the_place(tmp_path):
    template = tmp_path / "wrong.typ"
    template.write_text("#let x = \n#nonsense")
    with pytest.raises(PrintError, match=r"main\.typ"):
        document(template, {})
