"""What is asked for a letter, page and API alike."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.letters.kinds import titles
from fengge.cases.letters.units import recipients
from fengge.core.files import IMAGES, OFFICE, PDF
from fengge.core.inputs import Choice, Input, Line, Text, Uploads, Whole, field

SEEN = _("收函单位会看到这句话")


class LetterGiven(Input):
    """To whom, and the words. The form begins with the pack's, filled from the case."""

    recipient: Choice = field(_("收函单位"), choices=recipients)
    subject: Line = field(_("标题"), max=120)
    body: Text = field(_("正文"), max=4000, lines=8, help=_("不写当事人的姓名、电话、证件号"))
    measures: Text = field(_("办理要求"), max=2000, lines=6)
    copies: Line | None = field(_("抄送"), max=200, help=_("只写单位名称；没有就不填"))


class DraftGiven(LetterGiven):
    """The same, and of which kind."""

    kind: Choice = field(_("文种"), choices=titles)


class IssueGiven(Input):
    """Nothing more is needed to sign."""


class ReceiveGiven(Input):
    """Nothing more is needed to sign for it."""


class ReplyGiven(Input):
    """What was done, and what comes next."""

    text: Text = field(_("办理情况"), max=4000, lines=8, help=_("逐项写明办理要求落实得怎样、结果如何"))
    plan: Text | None = field(_("下一步打算"), max=2000, lines=4)
    files: Uploads = field(_("附件"), max=10, help=_("佐证材料：照片、PDF、Word、Excel"), accept=(IMAGES, PDF, OFFICE))


class AcceptLetterGiven(Input):
    """What the issuer thinks of the answer."""

    opinion: Line | None = field(_("认可意见"), max=300, help=SEEN)


class ReturnLetterGiven(Input):
    """What is still missing."""

    opinion: Line = field(_("还要补充什么"), max=300, help=SEEN)


class UrgeGiven(Input):
    """What to press for."""

    words: Line = field(_("催办内容"), max=300, help=SEEN)


class ExtendLetterGiven(Input):
    """How much longer, and why."""

    days: Whole = field(
        _("延长多少"), min=1, max=366, inputmode="numeric", help=_("回复期限按工作日算的，写工作日数；其他写天数")
    )
    reason: Line = field(_("理由"), max=300, help=SEEN)


class LetterReasonGiven(Input):
    """Why."""

    reason: Line = field(_("理由"), max=300, help=SEEN)
