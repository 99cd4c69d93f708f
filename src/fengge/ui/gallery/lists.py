"""Sample lists, figures and frame of the gallery; names and places are made up."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from fengge.ui.charts import Chart, Series
from fengge.ui.parts import Acting, Action, Empty, Figure, Level, NavEntry, Tab
from fengge.ui.story import ClockSpan, ClockView
from fengge.ui.tables import Column, Filter, Table

NOON = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
DAY = timedelta(days=1)
LONG = (
    "杨家寨组村民反映屋后山林界址与邻组多年不清，去年修机耕道时又动了界石，双方各执一张旧山林证，请求镇里派人到现场核对"
)


class Matter(NamedTuple):
    """A row of the sample list."""

    number: str
    title: str
    level: Level
    place: str
    holder: str
    clock: ClockView
    parties: int
    opened: datetime


LATE = ClockView(_("答复期限"), _("超期 3 天"), "overdue")
SOON = ClockView(_("答复期限"), _("明天到期"), "soon")
FINE = ClockView(
    _("调解期限"),
    _("还剩 12 天"),
    due=NOON + 12 * DAY,
    why=_("自受理之日起 30 日，外出务工方请求延期 5 日"),
    law=_("《人民调解工作若干规定》"),
    law_url="#law",
    trace=[
        ClockSpan(NOON - 10 * DAY, NOON - 3 * DAY, _("调解中")),
        ClockSpan(NOON - 3 * DAY, NOON, _("等候鉴定"), counts=False),
        ClockSpan(NOON, None, _("调解中")),
    ],
    example=True,
)
CLOCKS = [FINE, SOON, LATE]
MATTERS = [
    Matter(
        "余调〔2026〕1042号", "李家与王家为屋后排水沟起争执", Level("blue"), "白泥镇下里村", "王小梅", FINE, 2, NOON
    ),
    Matter("余调〔2026〕1041号", LONG, Level("yellow"), "松烟镇友礼村", "张国强", SOON, 14, NOON - DAY),
    Matter(
        "余调〔2026〕0988号",
        "工地欠薪，七人到村委会反映",
        Level("red"),
        "龙溪镇田坝村",
        "（待分派）",
        LATE,
        7,
        NOON - 9 * DAY,
    ),
]
COLUMNS = [
    Column("title", _("事项")),
    Column("level", _("等级")),
    Column("place", _("地点"), optional=True),
    Column("holder", _("谁在办")),
    Column("clock", _("期限")),
    Column("parties", _("人数"), kind="number", optional=True),
    Column("opened", _("受理"), kind="moment", sort_url="#sort", sorted="descending"),
]


def frame(surface: str) -> dict[str, Any]:
    """The context a layout asks for."""
    entries = [
        (_("今天"), "home", "5"),
        (_("事项"), "folders", ""),
        (_("走访"), "walk", ""),
        (_("会议"), "messages", ""),
        (_("人与户"), "users", ""),
        (_("数字"), "chart-bar", ""),
        (_("设置"), "settings", ""),
    ]
    nav = [NavEntry(title, "#", icon, current=not at, badge=badge) for at, (title, icon, badge) in enumerate(entries)]
    me, other = (
        Acting(_("调解员"), _("白泥镇下里村"), "1", current=True),
        Acting(_("网格员"), _("白泥镇下里村第三网格"), "2"),
    )
    return {
        "nav": nav[:4] if surface == "field" else nav,
        "acting": me,
        "actings": [me, other],
        "place": "白泥镇下里村",
        "help_phone": "0851-12345",
        "number": "余调〔2026〕1042号",
        "printed_at": NOON,
    }


def lists(*, second_page: bool) -> dict[str, Any]:
    """Lists, figures, charts."""
    act = [Action(_("转给"), "#hand", icon="arrow-right"), Action(_("打印"), "#print", icon="printer")]
    full = Table(
        "gallery",
        _("事项"),
        COLUMNS,
        MATTERS[2:] if second_page else MATTERS[:2],
        row_url=lambda row: f"#{row.number}",
        row_key=lambda row: row.number,
        more_url="" if second_page else "?after=2",
        clear_url="#clear",
        actions=act,
        export_url="#export",
        filters=[Filter("白泥镇", "#a"), Filter(_("超期"), "#b")],
    )
    nothing = Empty(
        _("没有超期的事项"), _("这里只列您经手、已过期限的事项。"), Action(_("看全部事项"), "#all"), "circle-check"
    )
    return {
        "table": full,
        "empty_table": Table(
            "gallery-empty", _("超期事项"), COLUMNS, [], filters=[Filter(_("超期"), "#b")], empty=nothing
        ),
        "figures": [
            Figure(_("在办"), "38", _("件"), "#open", _("比上周少 4")),
            Figure(_("超期"), "3", _("件"), "#late", _("比上周多 1"), tone="danger"),
            Figure(_("本月化解率"), "91.2", "%", "#rate", note=_("31 / 34 件")),
            Figure(_("覆盖网格"), "736", _("个")),
        ],
        "chart": weekly(),
        "bars": by_place(),
        "tabs": [Tab(_("我的"), "#", current=True, badge="12"), Tab(_("本组"), "#"), Tab(_("待分派"), "#", badge="3")],
        "levels": [Level("blue"), Level("yellow"), Level("red")],
    }


def weekly() -> Chart:
    weeks = [_("第 %(n)d 周") % {"n": n} for n in range(40, 48)]
    series = [
        Series(_("新受理"), [61, 58, 64, 70, 66, 59, 52, 48]),
        Series(_("办结"), [55, 60, 62, 63, 71, 66, 60, None]),
    ]
    return Chart(
        "weekly",
        _("新受理连降四周，办结多于新受理"),
        _("件"),
        weeks,
        series,
        "line",
        _("截至 11月22日 08:00"),
        "#d",
        "#x",
    )


def by_place() -> Chart:
    towns = ["白泥镇", "敖溪镇", "龙溪镇", "松烟镇"]
    return Chart(
        "towns",
        _("白泥镇超期最多"),
        _("件"),
        towns,
        [Series(_("超期"), [9, 4, 3, 1])],
        source=_("截至 11月22日 08:00"),
        urls=["#1", "#2", "#3", "#4"],
        sample=_("每镇 40 件以上"),
    )
