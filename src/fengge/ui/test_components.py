"""Components say in words what they show in colour."""

from datetime import UTC, datetime

import pytest
from django.template import engines
from django.test import RequestFactory
from lxml import html

from fengge.core import clock
from fengge.ui import (
    Action,
    Chart,
    ClockSpan,
    ClockView,
    Column,
    Empty,
    Figure,
    Filter,
    Level,
    Link,
    Party,
    Series,
    Table,
)

NOON = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)


def drawn(tag: str, **context):
    source = engines["django"].from_string("{% load ui %}" + tag)
    return html.fragment_fromstring(source.render(context, RequestFactory().get("/")), create_parent=True)


def said(page) -> str:
    return " ".join("".join(page.itertext()).split())


@pytest.mark.parametrize(("key", "word"), [("blue", "蓝色"), ("yellow", "黄色"), ("red", "红色")])
def test_a_level_is_a_word_and_a_shape(key, word):
    page = drawn("{% level key %}", key=key)
    assert said(page) == word
    assert page.xpath("//svg")


def test_a_clock_tells_why_and_which_days_did_not_count():
    spans = [ClockSpan(NOON, NOON, "等候鉴定", counts=False)]
    page = drawn("{% clock c %}", c=ClockView("调解期限", "还剩 2 天", law="第二十七条", trace=spans))
    assert "还剩 2 天" in said(page)
    assert "（不计时）" in said(page)
    assert page.xpath("//details")


def test_a_moment_is_short_to_read_and_whole_on_hover():
    with clock.at(NOON):
        (time,) = drawn("{% when at %}", at=NOON).xpath("//time")
    assert (time.text, time.get("title")) == ("11月20日 12:30", "2026年11月20日 12:30")


def test_another_year_is_named():
    (time,) = drawn("{% when at style='day' %}", at=NOON.replace(year=2019)).xpath("//time")
    assert time.text == "2019年11月20日"


def test_an_empty_list_says_why_and_what_to_do():
    nothing = Empty("没有超期的事项", "这里只列您经手的。", Action("看全部", "/all/"))
    table = Table("late", "超期", [Column("a", "事项")], [], filters=[Filter("超期", "/x/")], empty=nothing)
    page = drawn("{% table t %}", t=table)
    assert not page.xpath("//table")
    assert page.xpath("//a[@href='/all/']")
    assert page.xpath("//ul[@class='filters']//a/@href") == ["/x/"]


def test_a_row_is_one_link_and_can_be_chosen():
    act = Action("转给", "/hand/")
    columns = [Column("n", "编号"), Column("level", "等级", value=lambda row: Level(row["level"]))]
    table = Table("t", "事项", columns, [{"n": "1", "level": "red"}], row_url=lambda _row: "/1/",
                  row_key=lambda row: row["n"], actions=[act], more_url="/?after=1")  # fmt: skip
    page = drawn("{% table t %}", t=table)
    assert page.xpath("//tbody//th/a/@href") == ["/1/"]
    assert page.xpath("//tbody//input[@name='chosen']/@value") == ["1"]
    assert page.xpath("//button/@formaction") == ["/hand/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/?after=1"]


def test_the_reveal_of_a_phone_number_is_a_post_of_its_own():
    page = drawn("{% party p %}", p=Party("李*", "申请人", "138****5678", "/reveal/"))
    assert page.xpath("//form[@method='post']/@action") == ["/reveal/"]


def test_a_chart_is_a_table_first():
    page = drawn("{% chart c %}", c=Chart("k", "九月最多", "件", ["九月"], [Series("新受理", [9])], urls=["/rows/"]))
    assert page.xpath("//tbody//th/a/@href") == ["/rows/"]
    assert page.xpath("//details[@open]")


def test_what_people_wrote_cannot_become_markup():
    table = Table("t", "事项", [Column("n", "编号")], [{"n": "<script>alert(1)</script>"}])
    assert not drawn("{% table t %}{% notice 'info' %}{{ x }}{% endnotice %}", t=table, x="<script>").xpath("//script")


VALUES = [
    (Level("red"), "//span[@class='level red']/svg/path", "红色"),
    (ClockView("期限", "超期 3 天", "overdue"), "//span[@class='clock danger']/svg", "超期 3 天"),
    (Link("<b>", "/a/", "home"), "//a[@href='/a/']/svg", "<b>"),
    (Action("受理", "/do/", key="s"), "//a[@data-key='s'][@aria-keyshortcuts='s']/kbd[@aria-hidden]", "受理s"),
    (Action("受理", "/do/", method="post"), "//form[@method='post']/button", "受理"),
    (Figure("在办", "38", "件", "/rows/"), "//a[@href='/rows/'][@class='num']", "38 件"),
    (Figure("在办", "38", "件"), "//span[@class='num']", "38 件"),
    (NOON.date(), "//time[@datetime='2026-11-20']", "11月20日"),
    (0, "//td", "0"),
    ("", "//span[@class='none'][@aria-hidden='true']", "–"),
    (None, "//span[@class='none'][@aria-hidden='true']", "–"),
]


@pytest.mark.parametrize(("value", "where", "words"), VALUES)
def test_a_cell_is_drawn_by_what_it_holds(value, where, words):
    table = Table("t", "事项", [Column("n", "编号"), Column("v", "<值>", kind="number")], [{"n": "1", "v": value}])
    with clock.at(NOON):
        (held,) = drawn("{% table t %}", t=table).xpath("//tbody//td[@data-title='<值>'][@class='number num']")
    assert said(held) == words
    assert html.fragment_fromstring(html.tostring(held), create_parent=True).xpath(where)


def test_an_icon_that_is_not_in_the_sprite_is_told_at_once():
    with pytest.raises(LookupError, match=r"icons\.txt"):
        drawn('{% icon "dragon" %}')
