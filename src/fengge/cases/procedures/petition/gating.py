"""Actions at the seven gates: each asks for every gate before it; a gate may be gone back to while the petition is in hand."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, RequiresFact
from fengge.cases.procedures import hands
from fengge.cases.procedures.petition.gates import ALL_GATES, gates_before
from fengge.cases.procedures.petition.receiving import IMPARTIAL
from fengge.cases.procedures.petition.stages import ANSWERED, GATED

MEMBER = RequiresFact("petition.member", _("由包案领导、专班成员或者承办人办理"))
OUTSIDER = RequiresFact("petition.outsider", _("须由专班以外、没有经办过的人办理"))
MEASURES_TOLD = RequiresFact("petition.measures_told", _("方案里还有没写落实情况的措施"))
HANDED_OVER = RequiresFact("petition.resolved", _("意见书还没有送达信访人"))

GATING = (
    Action(
        "lead",
        _("确定包案领导"),
        "petition.led",
        (*GATED, *ANSWERED),
        {"first": "led", "again": None},
        "cases.appoint_leader",
        told=("leader", "holder"),
        law=_("《信访工作条例》第十八条"),
        tells=_("已由县领导包案"),
    ),
    Action(
        "team",
        _("组建专班"),
        "petition.teamed",
        (*GATED, *ANSWERED),
        {"first": "teamed", "again": None},
        "cases.appoint_leader",
        guards=gates_before("teamed"),
        told=("team", "holder"),
        tells=_("已组成专班办理"),
    ),
    Action(
        "investigate",
        _("调查"),
        "case.investigated",
        GATED,
        {"first": "investigated", "again": None},
        "cases.investigate",
        guards=(IMPARTIAL, MEMBER, *gates_before("investigated")),
        documents=("investigation_record",),
        law=_("《信访工作条例》第三十一条第六项"),
        tells=_("专班作了调查"),
    ),
    Action(
        "assess",
        _("研判"),
        "petition.assessed",
        GATED,
        {"first": "assessed", "again": None},
        "cases.petition",
        guards=(IMPARTIAL, MEMBER, *gates_before("assessed")),
        documents=("assessment_record",),
        tells=_("专班作了研判"),
    ),
    Action(
        "plan",
        _("定方案"),
        "petition.planned",
        GATED,
        {"first": "planned", "again": None},
        "cases.petition",
        guards=(IMPARTIAL, MEMBER, *gates_before("planned")),
        documents=("resolution_plan",),
        told=("team", "leader"),
        tells=_("已定化解方案"),
    ),
    Action(
        "measure",
        _("写措施落实"),
        "petition.measured",
        ("planned",),
        None,
        "cases.petition",
        guards=(IMPARTIAL, MEMBER),
    ),
    Action(
        "extend",
        _("延长办理期限"),
        "case.extended",
        GATED,
        None,
        "cases.extend",
        guards=(
            IMPARTIAL,
            RequiresFact("clock.handling.running", _("办理期限没有在计时，或者已经过了，不能延长")),
            RequiresFact("petition.not_extended", _("已经延长过一次，不能再延长")),
        ),
        documents=("extension_notice",),
        told=("parties", "reporter"),
        law=_("《信访工作条例》第三十四条"),
        tells=_("延长了办理期限，理由见告知书"),
    ),
    Action(
        "answer",
        _("出具处理意见书"),
        "petition.answered",
        ("planned",),
        "answered",
        "cases.petition",
        guards=(IMPARTIAL, MEMBER, *gates_before("resolved"), MEASURES_TOLD, *hands.WHOLE),
        documents=("handling_opinion",),
        told=("leader",),
        law=_("《信访工作条例》第三十二条、第三十四条"),
        tells=_("已出具处理意见书"),
    ),
    Action(
        "deliver",
        _("送达并告知复查权利"),
        "petition.delivered",
        ("answered",),
        "delivered",
        "cases.petition",
        guards=(IMPARTIAL,),
        documents=("delivery_receipt",),
        told=("parties",),
        law=_("《信访工作条例》第三十二条、第三十五条"),
        tells=_("处理意见书已送达；不服可以在 30 日内申请复查"),
    ),
    Action(
        "visit",
        _("回访"),
        "case.visited",
        ("delivered", "reviewed", "final_reviewed"),
        "visited",
        "cases.visit",
        guards=(IMPARTIAL, OUTSIDER, HANDED_OVER),
        documents=("return_visit_record",),
        tells=_("已回访"),
    ),
    Action(
        "close",
        _("办结"),
        "case.closed",
        ("visited",),
        "closed",
        "cases.close",
        guards=(IMPARTIAL, *ALL_GATES),
        input=(Field("summary", _("办结说明"), "text"),),
        told=("parties", "reporter"),
    ),
)
