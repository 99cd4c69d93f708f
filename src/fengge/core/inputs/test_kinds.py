"""Each kind of value: what is accepted, in what form it is kept, and the words when it is not."""

import csv
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pydantic import TypeAdapter, ValidationError

from fengge.core.inputs import (
    Choice,
    CreditCode,
    Day,
    Flag,
    IdNumber,
    Line,
    Many,
    Moment,
    Money,
    PersonName,
    Phone,
    Point,
    Position,
    Uploads,
    Whole,
    explain,
)
from fengge.core.inputs.choosing import offered
from fengge.core.inputs.identities import id_check

VECTORS = (Path(__file__).parent / "id_number_test_vectors.csv").read_text(encoding="utf-8").splitlines()


@pytest.fixture(autouse=True)
def _no_demo(settings):
    settings.DEMO = False


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


def refused(kind, value):
    with pytest.raises(ValidationError) as wrong:
        read(kind, value)
    return explain(wrong.value.errors())[""][0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678", "13812345678"),
        (" 138-1234 5678", "13812345678"),
        ("＋８６１３８１２３４５６７８".replace("＋", "+"), "13812345678"),
        ("8613812345678", "13812345678"),
        (13812345678, "13812345678"),
        ("085127223344", "0851-27223344"),
        ("(010) 6512-3456", "010-65123456"),
        ("0755 1234567", "0755-1234567"),
    ],
)
def test_a_telephone_number_is_kept_in_one_form(typed, kept):
    assert read(Phone, typed) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1381234567", "手机号应为 11 位，现在是 10 位"),
        ("12345678901", "没有这样的手机号；座机请在前面写上区号"),
        ("27223344", "手机号应为 11 位，现在是 8 位"),
        ("0851-272233", "座机号应为区号加 7 或 8 位号码，如 0851-27223344"),
        ("一三八", "电话号码只能是数字"),
        ("10000001234", "没有这样的手机号；座机请在前面写上区号"),
        (["1"], "这里应填写文字"),
    ],
)
def test_a_wrong_telephone_number_is_told_how_it_is_wrong(typed, words):
    assert refused(Phone, typed) == words


def test_the_demo_accepts_numbers_nobody_has(settings):
    settings.DEMO = True
    assert read(Phone, "100 0000 1234") == "10000001234"
    number = "99999919991231011"
    assert read(IdNumber, number + id_check(number)) == number + id_check(number)


@pytest.mark.parametrize("row", list(csv.DictReader(VECTORS)), ids=lambda row: row["case"])
def test_identity_numbers_follow_gb_11643(row):
    if row["valid"] == "1" and row["case"] != "full_width":
        assert read(IdNumber, row["id_number"]) == row["id_number"].strip().upper()
    elif row["case"] == "full_width":
        assert read(IdNumber, "５２０３２９１８９９１２３００１９Ｘ") == "52032918991230019X"
    else:
        assert "身份证号" in refused(IdNumber, row["id_number"])


def test_nobody_is_born_tomorrow():
    assert refused(IdNumber, "520329299912310010") == "身份证号中的出生日期不存在"


def test_a_credit_code_follows_gb_32100():
    assert read(CreditCode, "91350100m000100y43") == "91350100M000100Y43"
    assert refused(CreditCode, "91350100M000100Y44") == "统一社会信用代码有误，请逐位核对"
    assert refused(CreditCode, "9135") == "统一社会信用代码应为 18 位，现在是 4 位"
    assert "没有 I、O、S、V、Z" in refused(CreditCode, "9135010OM000100Y43")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,200.5", "1200.50"),
        ("¥ 1200元", "1200.00"),
        ("１２．３０", "12.30"),
        (7, "7.00"),
        (1.1, "1.10"),
        ("3.1000", "3.10"),
    ],
)
def test_money_is_read_as_people_write_it(typed, kept):
    assert read(Money, typed) == Decimal(kept)
    assert str(read(Money, typed)) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "金额不能是负数"),
        ("1e5", "金额应为数字，如 1200.50"),
        (float("nan"), "金额应为数字，如 1200.50"),
        ("0.001", "金额最多到分（两位小数）"),
        ("99999999999", "金额太大，最多 9,999,999,999.99 元"),
        (True, "这里应填写文字"),
    ],
)
def test_wrong_money_is_told_how(typed, words):
    assert refused(Money, typed) == words


def test_counts_are_whole():
    assert read(Whole, "1,200") == 1200
    assert refused(Whole, "1.5") == refused(Whole, -1) == "这里应填写不超过 9 位的整数"


@pytest.mark.parametrize("typed", ["2026-11-22", "2026/11/22", "20261122", "2026年11月22日", "２０２６．１１．２２"])
def test_a_day_is_read_as_people_write_it(typed):
    assert read(Day, typed) == date(2026, 11, 22)


def test_a_wrong_day_is_told_how():
    assert refused(Day, "2026-02-30") == "没有这一天，请核对年月日"
    assert refused(Day, "昨天") == "日期应写作 2026-11-22"
    assert refused(Day, "0001-01-01") == "年份应在 1800 到 2200 之间"


def test_a_moment_without_an_offset_is_beijing_time():
    beijing = datetime(2026, 11, 22, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert read(Moment, "2026-11-22T15:30") == read(Moment, "2026-11-22T07:30Z") == beijing
    assert refused(Moment, "15:30") == "时间应写作 2026-11-22 15:30"
    assert refused(Moment, "9999-12-31T23:59") == "年份应在 1800 到 2200 之间"


@pytest.mark.parametrize("name", ["王小明", "𬱖㛃", "欧阳〇", "买买提·吐尔逊", "J. O’Neil-Smith", "\U00031350"])
def test_every_name_is_a_name(name):
    assert read(PersonName, name) == name


def test_the_middle_dot_has_one_form():
    assert read(PersonName, "阿依古丽•买买提") == "阿依古丽·买买提"


@pytest.mark.parametrize("name", ["王123", "王😀", "a@b", "<b>"])
def test_digits_and_pictures_are_not_names(name):
    assert refused(PersonName, name).startswith("姓名中不能有")


def test_a_name_is_more_than_a_dot():
    assert refused(PersonName, "··") == "请写姓名"


def test_a_position_may_come_as_parts_or_as_one_line():
    assert (
        read(Position, "27.224, 107.889") == read(Position, {"lat": 27.224, "lon": "107.889"}) == Point(27.224, 107.889)
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("107.9, 27.2", "纬度应在 -90 到 90 之间；是不是和经度写反了？"),
        ("27.2, 181", "经度应在 -180 到 180 之间"),
        ("27.2", "经纬度应为数字，如 27.2240, 107.8890"),
        ({"lat": "x", "lon": 1}, "经纬度应为数字，如 27.2240, 107.8890"),
        ({"lat": 10**400, "lon": 1}, "经纬度应为数字，如 27.2240, 107.8890"),
    ],
)
def test_a_wrong_position_is_told_how(typed, words):
    assert refused(Position, typed) == words


def test_a_tick_is_yes_and_nothing_else_is():
    assert read(Flag, "on") is True
    assert read(Flag, False) is False
    assert refused(Flag, "maybe") == "这里应填写是或否"


def test_choices_come_from_wherever_they_are_declared():
    class Level(Enum):
        RED = "red"

    expected = [("red", "RED")]
    assert (
        offered(Level)
        == offered({"red": "RED"})
        == offered(lambda: [("red", "RED")])
        == offered([["red", "RED"]])
        == expected
    )
    assert offered(["red"]) == [("red", "red")]
    assert refused(Choice, ["red"]) == refused(Many, 5) == "请从列出的选项中选择"
    assert read(Many, ["a", "b", "a", ""]) == ("a", "b")


def test_a_file_is_judged_at_its_field(settings):
    settings.FILE_SIZE_LIMIT = 1024**2
    big = SimpleUploadedFile("照片.jpg", b"x" * (1024**2 + 1))
    assert refused(Uploads, [big]) == "照片.jpg：单个文件最大 1 MB，这个是 1.0 MB"
    assert refused(Uploads, ["x"]) == "这里应上传文件"
    (kept,) = read(Uploads, SimpleUploadedFile("协议.pdf", b"%PDF-1.7"))
    assert kept.kind.media_type == "application/pdf"


def test_words_are_not_numbers():
    assert refused(Line, 5) == "这里应填写文字"
