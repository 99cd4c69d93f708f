"""The check of languages sees every text that is marked, under whatever name the marking function goes in a file."""

import runpy
from pathlib import Path

import pytest

MESSAGES = runpy.run_path(str(Path(__file__).resolve().parent.parent / "scripts/messages.py"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("from django.utils.translation import gettext_lazy\ngettext_lazy('结案')", ("", "结案")),
        ("from django.utils.translation import gettext as _\n_('结案')", ("", "结案")),
        ("from django.utils.translation import gettext_lazy as lazy\nlazy('结案')", ("", "结案")),
        ("from django.utils.translation import pgettext_lazy as meant\nmeant('rating', '一般')", ("rating", "一般")),
        ("from django.utils.translation import ngettext as many\nmany('%d 件', '%d 件', 2)", ("", "%d 件")),
        ("from django.utils.functional import lazy\nlazy('结案')", None),
    ],
)
def test_a_marked_text_is_seen_by_any_name(tmp_path, text, seen):
    (tmp_path / "words.py").write_text(text, encoding="utf-8")
    assert list(MESSAGES["in_python"](tmp_path / "words.py")) == ([seen] if seen else [])
