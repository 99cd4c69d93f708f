"""The page docs/howto/change-a-document.md does what it says: a county that follows it gets its own document."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from fengge.cases.documents import bound, fill
from fengge.cases.documents.example import example
from fengge.cases.documents.expressions import environment
from fengge.cases.documents.layout import KINDS
from fengge.core.packs import load

ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs/howto/change-a-document.md").read_text(encoding="utf-8")
KEY = "mediation_agreement"


def named(heading: str) -> set[str]:
    """The words in code type of the sentence that begins with `heading`."""
    sentence = re.search(rf"{heading}(.*?)[.;](?:\s|$)", PAGE, re.DOTALL)[1]
    return set(re.findall(r"`(\w+)`", sentence))


def test_the_blocks_and_filters_it_names_are_those_there_are():
    assert named("A declaration is a list of blocks:") == KINDS
    assert named("Filters:") <= set(environment().filters)


def test_a_changed_declaration_changes_the_countys_document(county):
    declared = (load("national").folder / "documents" / f"{KEY}.toml").read_text(encoding="utf-8")
    changed = declared.replace("一、纠纷的主要事实、争议事项", "一、事情的经过")
    (county.folder / "documents" / f"{KEY}.toml").write_text(changed, encoding="utf-8")
    words = [line.text for line in docx.Document(BytesIO(fill(KEY, example(), county=county))).paragraphs]
    assert any("一、事情的经过" in line for line in words)


@pytest.mark.parametrize("path", re.findall(r"`((?:src/fengge/)?(?:cases|scripts)/[\w/]+\.py)", PAGE))
def test_the_files_it_names_are_there(path):
    assert any((folder / path).exists() for folder in (ROOT, ROOT / "src/fengge"))


def test_it_is_looked_at_as_the_page_says():
    assert "write(bound(example()))" in PAGE
    assert bound(example()).startswith(b"%PDF")
