"""The Word templates of the pack are what their declarations draw; a wrong declaration says where and what."""

import pytest

from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.drawing import drawn
from fengge.cases.documents.layout import NATIONAL, LayoutError, layout


@pytest.mark.parametrize("key", DOCUMENTS)
def test_the_template_is_what_its_declaration_draws(key):
    assert (NATIONAL / f"{key}.docx").read_bytes() == drawn(layout(key)), "run scripts/make_document_templates.py"


def test_no_template_is_left_over():
    assert {path.stem for path in NATIONAL.glob("*.docx")} == set(DOCUMENTS)


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ('title = "甲"\n[[block]]\nkind = "poem"', "no block of kind 'poem'"),
        ('title = "甲"\n[[block]]\nkind = "form"\n[[block.group]]\nrows = [["4|一", "4|二"]]', "do not add up to 24"),
        ('[[block]]\nkind = "day"', "title"),
        ("title = ", "Invalid value"),
    ],
)
def test_a_wrong_declaration_names_file_and_mistake(tmp_path, declared, told):
    (tmp_path / "agreement.toml").write_text(declared)
    with pytest.raises(LayoutError, match=rf"agreement\.toml: .*{told}"):
        layout("agreement", (tmp_path,))


def test_a_missing_file_says_where_it_belongs():
    with pytest.raises(LayoutError, match=r"poem\.toml: no pack has this file"):
        layout("poem")
