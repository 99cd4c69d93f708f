"""Money in capitals, days in official form."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fengge.cases.documents.words import DIGITS, day, lines, minute, numbered, numeral, rmb_upper, yuan


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("1200", "壹仟贰佰元整"),
        ("10", "壹拾元整"),
        ("10005.30", "壹万零伍元叁角"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0.50", "伍角"),
        ("0.05", "伍分"),
        ("1000000", "壹佰万元整"),
        ("100000005", "壹亿零伍元整"),
        ("120000000", "壹亿贰仟万元整"),
        ("1000010000", "壹拾亿零壹万元整"),
        ("20030040.06", "贰仟零叁万零肆拾元零陆分"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_money_is_written_in_capitals(amount, written):
    assert rmb_upper(Decimal(amount)) == written


@pytest.mark.parametrize("amount", ["-1", "0.001", "10000000000000000"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(ValueError, match="not an amount"):
        rmb_upper(Decimal(amount))


def read_section(text: str) -> int:
    total, digit = 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            total, digit = total + digit * 10 ** ("拾佰仟".index(sign) + 1), 0
    return total + digit


def read_whole(text: str) -> int:
    for sign, worth in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(sign)
        if found:
            return read_whole(head) * worth + read_whole(tail)
    return read_section(text)


@given(some.integers(min_value=0, max_value=10**18 - 1))
def test_capitals_read_back_as_the_amount(cents):
    written = rmb_upper(Decimal(cents) / 100).removesuffix("整")
    whole, _, rest = written.rpartition("元")
    jiao = rest.partition("角")[0].removeprefix("零") if "角" in rest else ""
    fen = rest.rpartition("角")[2].removesuffix("分").removeprefix("零") if "分" in rest else ""
    assert read_whole(whole) * 100 + read_section(jiao) * 10 + read_section(fen) == cents
    assert "零零" not in written


def test_figures_stand_beside_capitals():
    assert yuan(Decimal(1200)) == "1200元（大写：壹仟贰佰元整）"
    assert yuan(Decimal("1200.5")) == "1200.50元（大写：壹仟贰佰元伍角）"
    assert yuan(None) == ""


def test_days_have_no_leading_zeros_and_leave_room_when_unknown():
    assert day(date(2026, 1, 2)) == "2026年1月2日"
    assert minute(datetime(2026, 11, 22, 23, 5, tzinfo=UTC)) == "2026年11月23日07时05分"
    assert day(None).count("　") > 4


def test_typed_text_becomes_paragraphs():
    assert lines("一\r\n\r\n 二 \n") == ["一", "二"]
    assert lines("  ") == [""]


def test_small_numerals_and_numbered_lines():
    assert [numeral(number) for number in (0, 2, 3, 10, 12, 20, 35)] == [
        "〇",
        "二",
        "三",
        "十",
        "十二",
        "二十",
        "三十五",
    ]
    assert numbered(["修路", "赔树"]) == "1．修路\n2．赔树"
