"""A form keeps what was typed, says what is wrong where it is wrong, and needs no JavaScript."""

from django.template import engines
from django.test import RequestFactory
from lxml import html

from fengge.core.inputs import Flag, Input, Line, Money, Phone, Text, bind, field
from fengge.ui.fields import Field, Form, Row, Rows, grouped

WHOLE = '{% load ui %}{% form bound action="/here/" submit="登记" %}{% endform %}'


class Duty(Input):
    what: Line = field("做什么", max=60)
    amount: Money | None = field("金额")


class Report(Input):
    story: Text = field("事情经过", max=2000)
    phone: Phone | None = field("手机号", help="只用来告诉您办理结果")
    agreed: Flag = field("本人同意", required=True)
    duties: list[Duty] = field("约定的义务", max=5)


def drawn(source: str = WHOLE, **context):
    text = engines["django"].from_string(source).render(context, RequestFactory().get("/here/"))
    return html.fragment_fromstring(text, create_parent=True)


def posted(text: str):
    from django.http import QueryDict

    return bind(Report, QueryDict(text, encoding="utf-8"))


def test_what_was_typed_stays_even_when_it_looks_like_markup():
    page = drawn(bound=posted("story=<b>沟</b>&phone=1388888888"))
    assert page.xpath("//textarea")[0].text.strip() == "<b>沟</b>"
    assert page.xpath("//input[@name='phone']/@value") == ["1388888888"]


def test_each_problem_links_to_its_field_and_stands_there_too():
    page = drawn(bound=posted("phone=1388888888"))
    targets = [link.lstrip("#") for link in page.xpath("//div[@role='alert']//a/@href")]
    assert targets
    assert all(page.xpath(f"//*[@id='{target}']") for target in targets)
    told = page.xpath("//input[@name='phone']")[0].get("aria-describedby").split()
    assert "11 位" in "".join(page.xpath(f"//*[@id='{told[-1]}']")[0].itertext())


def test_a_second_press_carries_the_same_client_id():
    page = drawn(bound=posted("client_id=one-press&seen_version=4"))
    assert page.xpath("//input[@name='client_id']/@value") == ["one-press"]
    assert page.xpath("//input[@name='seen_version']/@value") == ["4"]


def test_lines_are_added_and_removed_by_buttons_of_the_form():
    page = drawn(bound=posted("duties-0-what=修沟&duties-1-what=付料钱"))
    assert page.xpath("//button[@name='_add']/@value") == ["duties"]
    assert page.xpath("//button[@name='_remove']/@value") == ["duties-0", "duties-1"]


def test_enter_does_not_press_the_button_that_removes_a_line():
    page = drawn(bound=posted("duties-0-what=修沟"))
    assert page.xpath("//button")[0].get("name") is None


def test_a_form_made_by_hand_has_the_same_shape():
    rows = Rows("list", "清单", [Row([Field("list-0-a", "甲", error="请填写")], "list-0")])
    page = drawn(bound=Form([Field("photo", "照片", "files"), rows], error="没有保存"))
    assert page.xpath("//form/@enctype") == ["multipart/form-data"]
    assert [item.text_content() for item in page.xpath("//div[@role='alert']//li")] == ["没有保存", "甲：请填写"]


def test_answers_to_choose_remember_what_was_chosen():
    one = Field("route", "怎么办", "radio", value="law", offered=[("mediate", "调解"), ("law", "法定渠道")])
    several = Field("who", "在场", "checkboxes", value=["a", "b"], offered=[("a", "甲"), ("b", "乙"), ("c", "丙")])
    page = drawn("{% load ui %}{% fields them %}", them=[one, several])
    assert page.xpath("//input[@checked]/@value") == ["law", "a", "b"]
    assert len(page.xpath("//fieldset/legend")) == 2


def test_a_heading_stands_once_even_when_its_fields_are_declared_apart():
    names = [("a", "一"), ("b", "二"), ("c", "一"), ("d", ""), ("e", "二")]
    groups = grouped([Field(name, name, group=group) for name, group in names])
    assert [(title, [each.name for each in members]) for title, members in groups] == [
        ("一", ["a", "c"]),
        ("二", ["b", "e"]),
        ("", ["d"]),
    ]
