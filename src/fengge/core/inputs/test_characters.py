"""Which characters are kept, which are refused, and in what form."""

import pytest
from pydantic_core import PydanticCustomError

from fengge.core.inputs.characters import half_width, one_line, tidy, visible


@pytest.mark.parametrize(
    "text", ["𬱖", "㛃", "买买提·吐尔逊", "\ufa11", "\uf92c", "\U0002f804", "葛\U000e0100", "\U0003134a", "〇"]
)
def test_a_rare_character_stays_the_character_it_is(text):
    assert tidy(text) == text


def test_other_text_is_kept_in_one_form():
    assert tidy("e\u0301") == "\u00e9"
    assert tidy("\uf92ce\u0301") == "\uf92c\u00e9"


@pytest.mark.parametrize("text", ["好👍", "👨‍👩‍👧 一家", "🏳️‍🌈", "❤️"])
def test_emoji_may_stand_in_free_text(text):
    assert tidy(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a\x1bb",
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\u200db",
        "a\ud800b",
        "a\ufffeb",
        "a\ufffdb",
        "a\U000e0041b",
        "a\x85b",
    ],
)
def test_an_unseen_character_is_refused_with_its_place(text):
    with pytest.raises(PydanticCustomError, match="第 2 个字符看不见"):
        tidy(text)


def test_what_pasting_leaves_at_the_ends_is_trimmed():
    assert tidy("\ufeff 张三\u3000\u200b\r\n") == "张三"


def test_line_breaks_have_one_form_and_a_line_has_none():
    assert tidy("甲\r\n乙\u2028丙\r丁\x0b戊") == "甲\n乙\n丙\n丁\n戊"
    assert one_line("甲\t \u00a0乙") == "甲 乙"
    with pytest.raises(PydanticCustomError, match="只能写一行"):
        one_line("甲\n乙")


def test_full_width_digits_are_digits():
    assert half_width("１３８　０") == "138 0"
    assert half_width(138) == "138"
    assert len(half_width(10**5000)) < 40


def test_what_was_typed_can_always_be_shown_again():
    assert visible("a\ud800\u202eb").encode() == "a\ufffd\ufffdb".encode()
