"""Sample forms of the gallery: filled, empty, wrong, with lines."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from fengge.ui.fields import Field, Form, Row, Rows

KINDS = (("land", "山林土地"), ("family", "婚姻家庭"), ("neighbour", "邻里"), ("wage", "劳资"))
ROUTES = (
    ("mediate", "人民调解", "双方自愿，不收费"),
    ("law", "法定渠道", "刑事、家暴、欠薪、确权等直接转有权机关"),
    ("explain", "解释答复", "政策清楚，当面说明"),
)


def forms() -> dict[str, Any]:
    return {"good_form": Form(fields=fine()), "wrong_form": Form(fields=wrong()), "lines_form": Form(fields=lines())}


def fine() -> list[Any]:
    """Every widget without an error."""
    story = _("什么时候、在哪里、和谁。写不全也没关系。")
    return [
        Field("title", _("一句话说清"), value="李家与王家为屋后排水沟起争执", required=True, max_length=60),
        Field("story", _("事情经过"), "textarea", help=story, required=True, max_length=2000),
        Field("kind", _("类别"), "select", offered=KINDS, value="neighbour", required=True),
        Field("route", _("怎么办"), "radio", offered=ROUTES, value="mediate", required=True),
        Field(
            "present",
            _("在场的人"),
            "checkboxes",
            offered=(("a", "双方当事人"), ("b", "村民代表"), ("c", "驻村民警")),
            value=["a"],
        ),
        Field("on", _("发生日期"), "date", value="2026-11-20"),
        Field("phone", _("手机号"), "tel", help=_("只用来告诉您办理结果"), autocomplete="tel"),
        Field("sum", _("涉及金额"), "money", value="1200.50"),
        Field("photos", _("照片"), "files", help=_("最多 6 张")),
        Field("where", _("位置"), "position", value={"lat": "", "lon": ""}),
        Field("consent", _("已当面告知权利义务，本人同意调解"), "checkbox", required=True),
        Field("heir", _("公安回执编号"), help=_("只在转法定渠道时填写"), when=("route", "law")),
    ]


def wrong() -> list[Any]:
    """The same person's slips, each told at its field."""
    return [
        Field(
            "w_phone", _("手机号"), "tel", value="1388888888", required=True, error=_("手机号应为 11 位，现在是 10 位")
        ),
        Field(
            "w_story", _("事情经过"), "textarea", value="排水沟……", required=True, error=_("再多写几句：什么时候、和谁")
        ),
        Field("w_route", _("怎么办"), "radio", offered=ROUTES, required=True, error=_("请选一项")),
        Field("w_ok", _("本人同意调解"), "checkbox", required=True, error=_("调解要双方自愿，请先确认")),
    ]


def lines() -> list[Any]:
    """Repeated lines that need no JavaScript."""
    promised = [("修通排水沟，宽 40 厘米", "2026-12-05", "", ""), ("付材料费", "", "300", _("请写上哪天以前"))]
    rows = [Row(line(number, *each), f"duties-{number}") for number, each in enumerate(promised)]
    return [Rows("duties", _("约定的义务"), rows, help=_("一行一件，写清谁、做什么、哪天以前"))]


def line(number: int, what: str, day: str, amount: str, error: Any) -> list[Any]:
    prefix = f"duties-{number}-"
    return [
        Field(prefix + "what", _("做什么"), value=what, required=True),
        Field(prefix + "day", _("哪天以前"), "date", value=day, required=True, error=error),
        Field(prefix + "sum", _("金额"), "money", value=amount),
    ]
