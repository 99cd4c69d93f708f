"""A form handed in: judged at its fields, shown again as typed, whatever was in it."""

from datetime import date, timedelta
from enum import Enum

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError, model_validator

from fengge.core.clock import today
from fengge.core.inputs import (
    Choice,
    Day,
    Flag,
    Input,
    Line,
    Many,
    Money,
    PersonName,
    Phone,
    Position,
    Text,
    Uploads,
    bind,
    field,
    mask,
    mistake,
    problem,
)


class Level(Enum):
    RED = "red"
    BLUE = "blue"


class Obligation(Input):
    what: Line = field("义务", max=10)
    due: Day | None = field("期限")
    phone: Phone | None = field("电话", personal=True)


class Report(Input):
    title: Line = field("标题", max=8)
    story: Text | None = field("经过", min=2)
    name: PersonName | None = field("姓名", personal=True)
    phone: Phone | None = field("手机号", personal=True)
    route: Choice = field("去向", choices=[("village", "村"), ("court", "法院")], default="village")
    court: Line | None = field("哪个法院", when=("route", "court"), required=True)
    level: Level | None = field("级别")
    since: Day | None = field("何时", past=True)
    claim: Money | None = field("金额", max=1000, min=1)
    tags: Many = field("标签", choices=lambda: {"land": "土地", "water": "用水"}, max=1)
    agreed: Flag = field("本人同意")
    place: Position | None = field("位置")
    photos: Uploads = field("照片", max=2, accept=("image",))
    obligations: list[Obligation] = field("义务", max=3)

    @model_validator(mode="after")
    def _court_is_named_whole(self):
        if self.court == "法院":
            raise mistake("请写全称", field="court")
        return self


def post(**fields):
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        form.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return form


def test_a_good_form_gives_a_value():
    bound = bind(Report, post(title=" 水 沟 ", csrfmiddlewaretoken="x", client_id="c-1", seen_version="7"))
    assert bound.ok
    assert bound.value.title == "水 沟"
    assert bound.value.route == "village"
    assert bound.value.agreed is False
    assert (bound.client_id, bound.seen_version) == ("c-1", "7")


def test_what_is_blank_is_not_given():
    bound = bind(Report, post(title="  ", phone=""))
    assert bound.errors == {"title": ["请填写"]}


def test_a_wrong_form_keeps_what_was_typed():
    bound = bind(Report, post(title="一二三四五六七八九", phone="138", tags=["land", "fire"], agreed="on", level="red"))
    assert bound.errors["title"] == ["最多 8 个字，现在是 9 个"]
    assert bound.errors["phone"] == ["手机号应为 11 位，现在是 3 位"]
    assert bound.errors["tags"] == ["最多 1 项，现在是 2 项"]
    assert bound["title"].value == "一二三四五六七八九"
    assert bound["agreed"].value is True
    assert [each.value for each in bound["level"].choices if each.chosen] == ["red"]
    assert [each.chosen for each in bound["tags"].choices] == [True, False]
    with pytest.raises(ValueError, match="not a valid input"):
        _ = bound.value


def test_limits_are_told_with_numbers():
    bound = bind(Report, post(title="t", story="短", claim="1000.01", since=str(today() + timedelta(1)), tags="fire"))
    assert bound.errors == {
        "story": ["至少 2 个字，现在是 1 个"],
        "claim": ["最大是 1000"],
        "since": ["不能晚于今天"],
        "tags": ["请从列出的选项中选择"],
    }
    assert bind(Report, post(title="t", claim="0.5")).errors == {"claim": ["最小是 1"]}


def test_a_field_is_asked_only_when_another_says_so():
    assert bind(Report, post(title="t", court="某法院")).value.court is None
    assert bind(Report, post(title="t", route="court")).errors == {"court": ["请填写"]}
    assert bind(Report, post(title="t", route="court", court="某法院")).value.court == "某法院"
    assert not bind(Report, post(title="t"))["court"].shown
    assert bind(Report, post(route="court"))["court"].shown
    assert bind(Report)["court"].when == ("route", "court")


def test_a_mistake_of_the_whole_stands_at_the_field_it_names():
    assert bind(Report, post(title="t", route="court", court="法院")).errors == {"court": ["请写全称"]}


def test_rows_are_numbered_anew_and_blank_ones_do_not_count():
    bound = bind(
        Report, post(title="t", obligations__4__what="挖沟", obligations__9__what="", obligations__7__due="2026-02-30")
    )
    assert bound.errors == {"obligations-1-what": ["请填写"], "obligations-1-due": ["没有这一天，请核对年月日"]}
    rows = bound["obligations"].rows
    assert [row.fields[0].value for row in rows] == ["挖沟", ""]
    assert rows[1].fields[1].value == "2026-02-30"
    assert rows[1].fields[1].error == "没有这一天，请核对年月日"
    assert ("没有这一天，请核对年月日") in [
        words for shown, words in bound.summary if shown and shown.name == "obligations-1-due"
    ]


def test_a_row_is_added_and_taken_away_without_judging():
    bound = bind(Report, post(obligations__0__what="挖沟", _add="obligations"))
    assert bound.editing
    assert not bound.ok
    assert bound.errors == {}
    assert [row.fields[0].value for row in bound["obligations"].rows] == ["挖沟", ""]
    gone = bind(Report, post(obligations__0__what="挖沟", obligations__1__what="赔礼", _remove="obligations-0"))
    assert [row.fields[0].value for row in gone["obligations"].rows] == ["赔礼"]


def test_a_million_rows_are_not_read():
    form = post(title="t", **{f"obligations__{n}__what": "x" for n in range(400)}, obligations__99999999__what="x")
    assert bind(Report, form).errors == {"obligations": ["最多 3 项，现在是 200 项"]}


def test_an_empty_form_shows_its_beginning():
    bound = bind(Report, initial={"title": "旧", "phone": "13812345678", "since": date(2026, 1, 2), "level": Level.RED})
    assert not bound.ok
    assert bound.errors == {}
    assert bound["title"].value == "旧"
    assert bound["phone"].value == "138****5678"
    assert bound["since"].value == "2026-01-02"
    assert [each.value for each in bound["level"].choices if each.chosen] == ["red"]
    assert bound["route"].value == "village"
    assert bound["title"].required
    assert not bound["phone"].required
    assert len(bound["obligations"].rows) == 1


def test_saving_a_form_that_showed_masked_values_keeps_the_real_ones():
    before = bind(
        Report,
        {
            "title": "t",
            "phone": "13812345678",
            "obligations": [{"what": "a", "phone": "13912345678"}, {"what": "b", "phone": "13700001111"}],
        },
    ).value
    shown = bind(Report, initial=before)
    form = post(
        title="t",
        phone=shown["phone"].value,
        obligations__1__what="b",
        obligations__1__phone=shown["obligations"].rows[1].fields[2].value,
    )
    after = bind(Report, form, initial=before).value
    assert after.phone == "13812345678"
    assert [row.phone for row in after.obligations] == ["13700001111"]
    assert bind(Report, post(title="t", phone="139****5678"), initial=before).errors == {
        "phone": ["电话号码只能是数字"]
    }


def test_json_refuses_what_is_not_asked():
    bound = bind(Report, {"title": "t", "points": 5, "client_id": "c"})
    assert bound.errors == {"points": ["没有这一项"]}
    assert problem(bound.errors) == [{"pointer": "/points", "message": "没有这一项"}]


def test_what_a_verb_refuses_stands_at_the_field():
    bound = bind(Report, post(title="t"))
    bound.refuse("尚缺：调解记录", field="title")
    bound.refuse("已由别人受理")
    assert not bound.ok
    assert bound["title"].error == "尚缺：调解记录"
    assert bound.error == "已由别人受理"


def test_only_the_files_asked_for_are_taken():
    files = MultiValueDict({"photos": [SimpleUploadedFile("协议.pdf", b"%PDF-1.7")]})
    assert bind(Report, post(title="t"), files).errors == {"photos": ["协议.pdf：这里只收照片"]}
    assert bind(Report)["photos"].accept == "image/jpeg,image/png,image/webp,image/gif"
    assert bind(Report, post(title="t"), MultiValueDict()).value.photos == ()


def test_what_is_personal_stays_out_of_logs():
    value = bind(Report, {"title": "t", "phone": "13812345678", "name": "王小明"}).value
    assert "138" not in repr(value)
    assert "王" not in str(value)
    with pytest.raises(ValidationError) as wrong:
        Report(title="t", phone="1381234567")
    assert "1381234567" not in str(wrong.value)


def test_the_published_schema_says_what_must_be_sent():
    schema = Report.model_json_schema()
    assert schema["required"] == ["title"]
    assert schema["properties"]["title"] == {"maxLength": 8, "title": "标题", "type": "string"}
    assert schema["properties"]["phone"]["x-personal"] is True


def test_a_field_that_goes_round_the_character_checks_is_refused():
    with pytest.raises(TypeError, match="use a type of"):

        class Loose(Input):
            title: str = field("标题")

    with pytest.raises(TypeError, match="names no field"):

        class Lost(Input):
            title: Line | None = field("标题", when=("nothing", "1"))


def test_masks_hide_the_middle():
    assert [mask(each) for each in ("13812345678", "52032918991230019X", "0851-27223344", "王小明", "王", "")] == [
        "138****5678",
        "520329********019X",
        "0851-****3344",
        "王**",
        "王*",
        "",
    ]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(
    [*Report.model_fields, "obligations-0-what", "obligations-1-due", "place-lat", "_add", "_remove", "x"]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(names, anything, max_size=8))
def test_bind_never_raises_on_json(data):
    show(bind(Report, data))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(names, st.lists(st.text(st.characters()), min_size=1, max_size=3), max_size=8))
def test_bind_never_raises_on_a_form(data):
    form = QueryDict(mutable=True)
    for name, values in data.items():
        form.setlist(name, values)
    show(bind(Report, form))


def show(bound):
    assert bound.ok or bound.errors or bound.editing
    for each in bound.fields:
        for inner in each.walk():
            str((inner.value, inner.choices, inner.error)).encode()
    for words in problem(bound.errors):
        words["message"].encode()


class Everything(Input):
    lines: list[Obligation] = field("义务", required=True)
    tags: Many = field("标签", choices={"land": "土地"}, required=True)
    papers: Uploads = field("文件", required=True)


@pytest.mark.parametrize("nothing", [QueryDict("lines-0-what="), {}, {"lines": [], "tags": [], "papers": []}])
def test_what_is_asked_for_is_not_answered_by_an_empty_list(nothing):
    assert set(bind(Everything, nothing).errors) == {"lines", "tags", "papers"}
