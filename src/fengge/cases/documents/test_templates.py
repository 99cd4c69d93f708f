"""The Word templates of the pack are what their declarations draw; a wrong declaration says where and what."""

import pytest

from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.drawing import drawn
from fengge.cases.documents.layout import LayoutError, layout
from fengge.core.packs import load

OF_NO_DOSSIER = (
    "meeting_minutes", "acceptance_notice", "declining_notice", "forwarding_notice", "extension_notice",
    "handling_opinion", "review_opinion", "final_opinion", "rectification_notice", "recheck_record", "urgent_report",
)  # fmt: skip


@pytest.mark.parametrize("key", [*DOCUMENTS, *OF_NO_DOSSIER])
def test_the_template_is_what_its_declaration_draws(key):
    template = load("national").folder / "documents" / f"{key}.docx"
    assert template.read_bytes() == drawn(layout(key, load("national"))), "run scripts/make_document_templates.py"


def test_no_template_is_left_over():
    assert {path.stem for path in (load("national").folder / "documents").glob("*.docx")} == {
        *DOCUMENTS,
        *OF_NO_DOSSIER,
    }


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ('title = "甲"\n[[block]]\nkind = "poem"', "no block of kind 'poem'"),
        ('title = "甲"\n[[block]]\nkind = "form"\n[[block.group]]\nrows = [["4|一", "4|二"]]', "do not add up to 24"),
        ('[[block]]\nkind = "day"', "title"),
        ("title = ", "Invalid value"),
    ],
)
def test_a_wrong_declaration_names_file_and_mistake(county, declared, told):
    (county.folder / "documents" / "mediation_agreement.toml").write_text(declared)
    with pytest.raises(LayoutError, match=rf"mediation_agreement\.toml: .*{told}"):
        layout("mediation_agreement", county)


def test_a_missing_file_says_where_it_belongs():
    with pytest.raises(LayoutError, match=r"poem\.toml: neither"):
        layout("poem", load("national"))
