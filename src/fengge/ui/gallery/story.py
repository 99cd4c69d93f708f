"""A sample case of the gallery, as it is told; names and places are made up."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fengge.ui.gallery.lists import CLOCKS, DAY, LONG, NOON
from fengge.ui.parts import Action, DocumentItem, Empty, Level, Panel, Party
from fengge.ui.story import DayCell, Step, TimelineEntry


def story() -> dict[str, Any]:
    """A case as it is told."""
    record = DocumentItem(_("调解记录"), "#doc", _("2 页"))
    missing = DocumentItem(_("回访记录"), missing=True, required=True, action=Action(_("去补"), "#fill", kind="plain"))
    entries = [
        TimelineEntry(
            _("达成协议"), "王小梅", NOON, "王家出沟，李家出料，十二月五日前修通。", "signature", [record], tone="good"
        ),
        TimelineEntry(
            _("等级调整"), "系统", NOON - DAY, changes=[(_("等级"), "黄色", "蓝色")], icon="adjustments-horizontal"
        ),
        TimelineEntry(
            _("退回"), "张国强", NOON - 2 * DAY, _("地点写错了，不在本村。") + LONG, "corner-up-left", tone="warn"
        ),
        TimelineEntry(_("收到反映"), _("扫码（李某）"), NOON - 3 * DAY, icon="qrcode"),
    ]
    stages = [
        Step(_("收到"), "done", NOON - 3 * DAY),
        Step(_("受理"), "done", NOON - 2 * DAY),
        Step(_("调解"), "current", NOON),
        Step(_("履行"), note=_("12月5日前")),
        Step(_("回访")),
        Step(_("归档"), "skipped"),
    ]
    people = [
        Party(
            "李*",
            _("申请人"),
            "138****5678",
            "#reveal",
            "白泥镇下里村三组",
            actions=[Action(_("打电话"), "tel:1", icon="phone")],
        ),
        Party("王*", _("被申请人"), "", "", note=_("在浙江务工，晚上八点后方便接电话")),
    ]
    side = Panel(
        _("基本情况"),
        [(_("类别"), "邻里 · 相邻关系"), (_("等级"), Level("blue")), (_("承办"), "王小梅")],
        [
            Action(_("记录调解"), "#m", "primary", icon="notebook"),
            Action(_("转给"), "/ui/?surface=portal", beside=True),
        ],
        icon="folder",
    )
    unattached = DocumentItem(_("照片"), missing=True)
    return {
        "entries": entries,
        "steps": stages,
        "parties": people,
        "side": side,
        "clocks": CLOCKS,
        "weeks": [_week()],
        "papers": [record, DocumentItem(_("申请书"), "#p", "1 页"), missing, unattached],
        "undoable": Action(
            _("注销门牌码"), "#x", "danger", "post", "trash", confirm=_("注销后，贴在 12 户门上的这张码再也扫不开。")
        ),
        "empty": Empty(_("还没有人反映"), _("村民扫门牌码或打电话后，这里会出现第一条。"), icon="inbox"),
    }


def _week() -> list[DayCell | None]:
    """One day of each kind."""
    monday = NOON.date() - timedelta(days=NOON.weekday())
    kinds = ["start", "counted", "paused", "counted", "rolled", "rest", "rest"]
    return [
        DayCell(monday + timedelta(days=day), kind, number=day if kind == "counted" else 0, is_due=kind == "rolled")
        for day, kind in enumerate(kinds)
    ]
