"""What is asked at each step of a mediation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fengge.cases.engine.considering import obligations, parties
from fengge.cases.models import Agreement, Session
from fengge.cases.vocabulary import manners
from fengge.core.inputs import Choice, Day, Flag, Input, Line, Money, Text, field


class ConsentGiven(Input):
    """One party's word on being mediated."""

    party: Choice = field(pgettext_lazy("one", "当事人"), choices=parties)
    given: Choice = field(_("是否同意调解"), choices=[("yes", _("同意")), ("no", _("不同意"))], widget="radio")
    manner: Choice = field(_("怎么问的"), choices=manners)
    rights_told: Flag = field(_("已告知权利义务（人民调解法第二十三条）"), default=False)
    words: Text | None = field(_("原话或说明"), lines=2, max=500)


class InvestigationGiven(Input):
    """One inquiry."""

    on: Day = field(_("调查日期"), past=True)
    place: Line = field(_("地点"), max=120)
    asked: Line = field(_("被调查人"), max=120)
    found: Text = field(_("调查情况"), lines=6)


class SessionGiven(Input):
    """One mediation session."""

    on: Day = field(_("调解日期"), past=True)
    place: Line = field(_("地点"), max=120)
    present: Line = field(_("参加人"), max=300, help=_("包括受邀参加调解的人"))
    in_public: Flag = field(_("公开进行"), default=False)
    minutes: Text = field(_("调解记录"), lines=8, max=20000)
    result: Choice = field(_("结果"), choices=Session.Result)


class ObligationGiven(Input):
    """One thing to be performed."""

    debtor: Choice = field(_("谁来履行"), choices=parties)
    what: Line = field(_("履行内容"), max=300)
    amount: Money | None = field(_("金额（元）"))
    due_on: Day = field(_("期限"))


class AgreementGiven(Input):
    """The agreement and what it obliges to (人民调解法 arts 28-30)."""

    form: Choice = field(_("形式"), choices=Agreement.Form, widget="radio")
    facts: Text = field(_("纠纷事实和责任"), lines=4)
    terms: Text = field(_("协议内容"), lines=6)
    effective_on: Day = field(_("生效日期"), past=True, help=_("书面协议自各方签名并盖章之日，口头协议自达成之日"))
    obligations: list[ObligationGiven] = field(_("履行事项"), max=30)


class PerformanceGiven(Input):
    """What became of one obligation."""

    obligation: Choice = field(pgettext_lazy("one", "履行事项"), choices=obligations)
    performed: Choice = field(_("结果"), choices=[("yes", _("已履行")), ("no", _("未按期履行"))], widget="radio")
    on: Day = field(_("日期"), past=True)
    how: Line = field(_("说明"), max=300, help=_("例如：当面付清，对方出具收条"))


class ExtensionGiven(Input):
    """More time, by consent of every party."""

    days: Choice = field(_("延长"), choices=[("7", _("7 天")), ("15", _("15 天")), ("30", _("30 天"))])
    reason: Line = field(_("理由"), max=300)
    all_agree: Flag = field(_("各方当事人都同意延长"), required=True)


FINDINGS = [
    ("settled", _("已全部履行，没有反复")),
    ("unperformed", _("还没有履行完")),
    ("renewed", _("又起纠纷，需要再调")),
]


class VisitGiven(Input):
    """A return visit."""

    on: Day = field(_("回访日期"), past=True)
    manner: Choice = field(_("方式"), choices=manners)
    party: Choice = field(_("回访的当事人"), choices=parties)
    outcome: Choice = field(_("协议履行得怎样"), choices=FINDINGS, widget="radio")
    satisfied: Choice = field(_("对方是否满意"), choices=[("yes", _("满意")), ("no", _("不满意"))], widget="radio")
    words: Text = field(_("回访情况"), lines=4)
