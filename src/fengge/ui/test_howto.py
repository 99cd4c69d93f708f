"""The page for those who build pages shows only what works."""

import re

import pytest
from django.template import engines

from fengge.ui import build
from fengge.ui.tags.library import register

PAGE = build.HERE.parents[2] / "docs/howto/use-components.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


@pytest.mark.parametrize("source", re.findall(r"```django\n(.*?)```", TEXT, re.DOTALL))
def test_every_template_on_the_page_compiles(source):
    assert engines["django"].from_string(source)


def test_every_tag_is_on_the_page():
    shown = set(re.findall(r"{% (\w+)", TEXT))
    inner = {"tablelines", "cell", "appearance", "importmap", "script"}
    assert set(register.tags) - inner - shown == set()
