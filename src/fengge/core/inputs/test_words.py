"""No error of the validation library reaches a reader in its own words."""

import re
from typing import get_args

import pytest
from django.utils import translation
from pydantic_core import PydanticKnownError
from pydantic_core.core_schema import ErrorType

from fengge.core.inputs.words import WORDS, explain, problem, word

CONTEXT = dict.fromkeys(("max_length", "min_length", "gt", "ge", "lt", "le", "multiple_of"), 5)


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_error_has_chinese_words(kind):
    words = word({"type": kind, "ctx": CONTEXT})
    assert re.search("[一-鿿]", words)
    assert "%(" not in words


def test_nothing_is_explained_that_cannot_happen():
    assert set(WORDS) == set(get_args(ErrorType))


def test_an_error_nobody_foresaw_has_words_too():
    assert word({"type": "new_in_next_version"}) == "内容不正确，请核对后重写"


def test_words_are_in_the_readers_language():
    error = {"type": "too_long", "ctx": {"max_length": 3}}
    with translation.override("zh-hans"):
        assert word(error) == "最多 3 项"
    with translation.override("en"):
        assert word(error) == "At most 3 entries"


def test_the_place_is_the_name_as_posted_and_a_pointer_in_the_api():
    error = {"type": "missing", "loc": ("body", "payload", "obligations", 0, "what"), "ctx": {}}
    found = explain([error, error], skip=2)
    assert found == {"obligations-0-what": ["请填写"]}
    assert problem(found) == [{"pointer": "/obligations/0/what", "message": "请填写"}]
    assert problem({"": ["整体不对"], "a/b~": ["没有这一项"]})[1]["pointer"] == "/a~1b~0"


def test_known_errors_keep_their_names():
    assert PydanticKnownError("int_parsing").type in WORDS
