"""What the platform says of an order, and what is answered; the same by form, by file and over the API."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from fengge.cases.opening.asking import villages
from fengge.cases.vocabulary import kinds_of
from fengge.core.inputs import Choice, Flag, Input, Line, Moment, PersonName, Phone, Text, Whole, field

YES, NO = "yes", "no"
GRANTED = [(YES, _("同意延期")), (NO, _("不同意"))]


class OrderGiven(Input):
    """An order as the platform sent it."""

    number: Line = field(_("平台工单编号"), max=40, help=_("照平台的写；同一编号只登记一次"))
    kind: Choice = field(_("工单类别"), choices=partial(kinds_of, "hotline"))
    facts: Text = field(_("问题描述"), lines=6, max=4000)
    words: Text | None = field(_("转办意见"), lines=2, max=1000)
    division: Choice | None = field(_("哪个村（社区）的事"), choices=villages, help=_("不选就留在县里再派"))
    place_words: Line | None = field(_("具体地点"), max=200)
    name: PersonName | None = field(_("联系人"), personal=True)
    phone: Phone | None = field(_("联系电话"), personal=True, inputmode="tel")
    urgent: Flag = field(_("紧急"), default=False)
    received_at: Moment = field(_("平台受理时间"), past=True)
    due_at: Moment = field(_("平台办结时限"), help=_("照平台的写。本系统不另算期限"))
    urged: Whole | None = field(_("平台催办次数"), min=0, max=99, inputmode="numeric")


class ReplyGiven(Input):
    """The answer that goes back to the platform."""

    reply: Text = field(_("答复内容"), lines=6, max=2000, help=_("原样回传平台，不写他人的姓名电话"))
    contacted: Flag = field(_("已联系诉求人"), default=False)


class HandBackGiven(Input):
    """Why it is not ours."""

    reason: Text = field(_("退回理由"), lines=3, max=500, help=_("写明不属于本县、重复派单或缺什么，平台会看到"))


class TimeAnswered(Input):
    """What the platform said to the request for more time."""

    granted: Choice = field(_("平台的答复"), choices=GRANTED, widget="radio")
    due_at: Moment | None = field(_("新的办结时限"), when=("granted", YES), required=True)
    words: Line | None = field(_("平台的说明"), max=300)


class UrgedGiven(Input):
    """The platform urges."""

    words: Line | None = field(_("平台催办的话"), max=300)


class SendGiven(Input):
    """Nothing more is needed."""


class AgainGiven(Input):
    """The platform sends an order back that was answered or handed back."""

    due_at: Moment = field(_("新的办结时限"), help=_("照平台的写。本系统不另算期限"))
    words: Text = field(_("平台的说明"), lines=3, max=500)
