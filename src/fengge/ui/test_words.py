"""Time in the words of people."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from fengge.ui.words import due_words, masked_id, masked_name, masked_phone, yuan

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # ten in the morning in the county


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ((24, 9), "还剩 2 天"),
        ((23, 1), "明天到期"),
        ((22, 9), "今天 17:00 前"),
        ((22, 2, 30), "不到 1 小时"),
        ((22, 1), "刚刚超期"),
        ((21, 20), "超期 6 小时"),
        ((21, 10), "超期 1 天"),
        ((19, 9), "超期 3 天"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(due, words):
    assert due_words(datetime(2026, 11, *due, tzinfo=UTC), AT) == words


def test_the_day_turns_at_midnight_in_the_county_not_in_greenwich():
    assert due_words(datetime(2026, 11, 22, 16, 30, tzinfo=UTC), AT) == "明天到期"


def test_english_reads_as_english():
    with translation.override("en"):
        assert due_words(datetime(2026, 11, 19, 9, tzinfo=UTC), AT) == "3 days overdue"


def test_numbers_of_people_are_masked_in_the_middle():
    assert masked_phone("13812345678") == "138****5678"
    assert masked_phone("85112345") == "******45"
    assert masked_id("520329199001011234") == "520*************34"
    assert masked_name("欧阳修") == "欧**"


def test_money_is_written_with_its_sign_and_two_places():
    assert yuan("1200") == "¥1,200.00"
