"""What is asked at each gate of a petition, and when it is reviewed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.considering import parties
from fengge.cases.models import PetitionOpinion, TeamMember
from fengge.cases.petition.people import leaders, measure_owners, offices, open_measures, workers
from fengge.cases.vocabulary import manners
from fengge.core.inputs import Choice, Day, Flag, Input, Line, Many, PersonName, Text, Whole, field

Stage, Result = PetitionOpinion.Stage, PetitionOpinion.Result


class LeadGiven(Input):
    """The county leader who answers for it."""

    leader: Choice = field(_("包案领导"), choices=leaders)
    words: Line | None = field(_("批示"), max=300)


class UrgentGiven(Input):
    """What is going on, what is being done about it already, and to whom it is reported (art. 25)."""

    what: Text = field(
        _("重大紧急情况"), lines=4, max=1000, help=_("时间、地点、人数、诉求、可能造成的影响，只写事，不评价人")
    )
    done: Text = field(_("已经采取的措施"), lines=3, max=1000)
    leader: Choice = field(_("报告哪位县领导"), choices=leaders)
    units: Many = field(
        _("同时通报"), choices=offices, help=_("党委、政府办公室，信访工作联席会议办公室，有关主管部门")
    )


class UrgentAnswerGiven(Input):
    """What the county's leader wants done."""

    words: Text = field(_("批示"), lines=3, max=500)


class MemberGiven(Input):
    """One member and their part."""

    who: Choice = field(_("成员"), choices=workers)
    role: Choice = field(_("分工"), choices=TeamMember.Role)


class TeamGiven(Input):
    """The whole team as it is from now on."""

    members: list[MemberGiven] = field(_("专班成员"), help=_("一名组长，其余成员各有分工"), max=15, required=True)


class InvestigationGiven(Input):
    """One inquiry."""

    on: Day = field(_("调查日期"), past=True)
    place: Line = field(_("地点"), max=120)
    asked: Line = field(_("调查了谁、查了什么"), max=120)
    found: Text = field(_("查明的情况"), lines=6)


class AssessmentGiven(Input):
    """One session of the team."""

    on: Day = field(_("研判日期"), past=True)
    present: Line = field(_("参加人"), max=300)
    opinion: Text = field(_("研判意见"), lines=6)
    basis: Text = field(_("法律和政策依据"), help=_("写明法律、法规、政策的名称和条款"), lines=3)


class MeasureGiven(Input):
    """One thing to do."""

    what: Line = field(_("措施"), max=300)
    owner: Choice = field(_("责任人"), choices=measure_owners)
    due_on: Day = field(_("完成期限"))


class PlanGiven(Input):
    """How it is to be resolved."""

    goal: Text = field(_("要达到的结果"), lines=3)
    basis: Text = field(_("法律和政策依据"), lines=3)
    measures: list[MeasureGiven] = field(_("措施"), max=20, required=True)


class MeasureTold(Input):
    """What became of one measure."""

    measure: Choice = field(_("哪项措施"), choices=open_measures)
    done: Choice = field(_("结果"), choices=[("yes", _("已落实")), ("no", _("没有落实"))], widget="radio")
    how: Line = field(_("落实情况"), max=300, help=_("没有落实的写明原因"))


class ExtendGiven(Input):
    """More time, once, at most thirty days, told with its reason (art. 34)."""

    days: Whole = field(_("延长几天"), min=1, max=30, inputmode="numeric", help=_("最多 30 天，只能延长一次"))
    approved_by: PersonName = field(_("批准的单位负责人"))
    reason: Line = field(_("延长的理由"), max=300, help=_("信访人会看到这句话，也写在告知书上"))
    told: Flag = field(_("已向信访人告知延长的理由"), required=True)


class AnswerGiven(Input):
    """The written opinion on the claim (art. 32)."""

    unit: Line = field(_("出具单位"), max=120)
    claim: Text = field(_("信访人的诉求"), lines=3)
    found: Text = field(_("查明的事实和理由"), lines=5)
    result: Choice = field(
        _("结论"), choices=[(one.value, one.label) for one in (Result.SUPPORTED, Result.EXPLAINED, Result.UNSUPPORTED)],
        widget="radio", help=_("请求事实清楚、合法的予以支持；合理但缺乏依据的解释说明；其余不予支持"),
    )  # fmt: skip
    words: Text = field(_("处理意见"), lines=5)
    basis: Text = field(_("法律和政策依据"), lines=3)


class DeliverGiven(Input):
    """How the petitioner came to have the opinion."""

    manner: Choice = field(_("送达方式"), choices=manners)
    received_by: PersonName = field(_("签收人"), personal=True)
    rights_told: Flag = field(
        _("已书面告知：不服可以自收到之日起 30 日内向上一级机关、单位申请复查"), required=True
    )  # fmt: skip


class VisitGiven(Input):
    """A return visit by somebody who had no part in it."""

    on: Day = field(_("回访日期"), past=True)
    manner: Choice = field(_("方式"), choices=manners)
    party: Choice = field(_("回访的信访人"), choices=parties)
    satisfied: Choice = field(_("是否满意"), choices=[("yes", _("满意")), ("no", _("不满意"))], widget="radio")
    words: Text = field(_("回访情况"), lines=4, help=_("写信访人自己的话，不评价信访人"))


class ReviewAsked(Input):
    """The petitioner asks the next higher unit. What came in time is in time, whenever it is written down."""

    on: Day = field(
        _("收到申请的日期"), past=True, help=_("按这一天看是不是在 30 日以内，复查、复核的 30 日也从这一天起算")
    )
    unit: Line = field(_("受理申请的上一级机关、单位"), max=120)
    claim: Text = field(_("申请的请求和理由"), lines=4)


class ReviewGiven(Input):
    """The opinion of the unit that reviewed."""

    unit: Line = field(_("出具单位"), max=120)
    result: Choice = field(
        _("结论"), choices=[(one.value, one.label) for one in (Result.UPHELD, Result.REVISED, Result.REVOKED)],
        widget="radio",
    )  # fmt: skip
    found: Text = field(_("查明的事实和理由"), lines=5)
    words: Text = field(_("复查、复核意见"), lines=4)
    basis: Text = field(_("法律和政策依据"), lines=3)
    received_by: PersonName = field(_("签收人"), personal=True)
    rights_told: Flag = field(_("已书面送达信访人，并告知还有什么权利、多长期限"), required=True)
