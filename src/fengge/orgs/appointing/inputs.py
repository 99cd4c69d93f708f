"""What is asked when somebody is appointed, and when an appointment ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.core.inputs import Choice, Day, Input, Line, PersonName, Phone, Text, field
from fengge.orgs.county.posts import posts
from fengge.orgs.models import AppointmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def post_choices() -> Iterable[tuple[str, str]]:
    """The pack's posts."""
    return [(key, str(post)) for key, post in posts().posts.items()]


class NewPerson(Input):
    """Somebody who is not yet known as staff."""

    name: PersonName = field(_("姓名"))
    work_phone: Phone | None = field(_("工作电话"), default=None, help=_("会公示在网格公示牌和门牌页上"))
    mobile: Phone | None = field(_("本人手机"), default=None, personal=True, help=_("只用于系统通知，加密保存，不公示"))


class NewAppointment(Input):
    """A post in a place for a time."""

    post: Choice = field(_("岗位"), choices=post_choices)
    division: Line = field(_("所在地"), max=80, help=_("写代码，或写全名；村名有重复时先写镇名再写村名"))
    organisation: Line | None = field(_("单位"), default=None, max=120, help=_("写全名；没有就不填"))
    since: Day = field(_("开始日期"))
    until: Day | None = field(_("结束日期"), default=None, help=_("没有期限就不填；当天起不再任职"))
    order_number: Line | None = field(_("文号"), default=None, max=80)
    kind: Choice = field(_("方式"), choices=AppointmentKind, default=AppointmentKind.REGULAR, required=True)
    dispatching: Line | None = field(_("派出单位"), default=None, max=120, when=("kind", "posting"), required=True)
    managing: Line | None = field(_("管理单位"), default=None, max=120, when=("kind", "posting"), required=True)
    using: Line | None = field(_("使用单位"), default=None, max=120, when=("kind", "posting"), required=True)


class FirstAppointment(NewAppointment, NewPerson):
    """A new member of staff with a first post."""


def ending(successors: list[tuple[str, str]]) -> type[Input]:
    """How an appointment ends and who, among these, takes over."""

    class Ending(Input):
        """The day, the reason and the successor."""

        on: Day = field(_("结束日期"), help=_("从这一天起不再任职"))
        reason: Text = field(_("原因"), max=400, lines=2)
        successor: Choice | None = field(
            _("接手人"), default=None, choices=successors, help=_("手中有未办完的事时必须选；全部事项一次移交")
        )

    return Ending
