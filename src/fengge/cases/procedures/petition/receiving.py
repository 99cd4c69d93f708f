"""Actions from the first word to acceptance: who petitions, whom it accuses, and whether it belongs here at all."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, NoConflict, RequiresFact
from fengge.cases.procedures import hands
from fengge.cases.procedures.hands import REASON
from fengge.cases.procedures.joining import helping, leading
from fengge.cases.procedures.petition.stages import ANSWERED, BEFORE, GATED, IN_REVIEW, OPEN

IMPARTIAL = NoConflict(law=_("《信访工作条例》第二十八条"))
REPRESENTED = RequiresFact(
    "petition.represented",
    _("多人提出共同的信访事项，应当推选代表，代表不超过 5 人"),
    law=_("《信访工作条例》第二十条"),
)
NOT_TAKEN = {
    "in_hand": _("有关机关、单位已经受理或者正在办理（第十九条）"),
    "statutory": _("已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决（第二十二条、第三十一条）"),
    "finished": _("复核意见已经作出，又以同一事实和理由提出（第三十六条）"),
    "elsewhere": _("不属于本级职权范围（第二十三条）"),
}

RECEIVING = (
    Action(
        "report",
        _("反映"),
        "case.reported",
        (),
        "reported",
        "cases.report",
        told=("holder",),
        law=_("《信访工作条例》第二十二条"),
    ),
    Action(
        "register",
        _("登记"),
        "case.registered",
        ("reported",),
        "registered",
        "cases.open",
        told=("reporter",),
        law=_("《信访工作条例》第二十二条"),
    ),
    Action(
        "represent",
        _("推选代表"),
        "petition.represented",
        (*BEFORE, *GATED),
        None,
        "cases.open",
        law=_("《信访工作条例》第二十条"),
    ),
    Action(
        "cite",
        _("填写国家系统编号"),
        "petition.cited",
        OPEN,
        None,
        "cases.open",
        law=_("《信访工作条例》第二十一条"),
    ),
    hands.accuse(OPEN),
    hands.take_back_accused(OPEN),
    hands.assign(OPEN),
    Action(
        "accept",
        _("受理"),
        "case.accepted",
        ("registered",),
        "accepted",
        "cases.accept",
        guards=(IMPARTIAL, REPRESENTED),
        documents=("acceptance_notice",),
        told=("parties", "sender"),
        law=_("《信访工作条例》第二十二条、第二十三条、第三十一条"),
    ),
    Action(
        "decline",
        _("不予受理"),
        "petition.declined",
        ("registered",),
        "declined",
        "cases.refuse",
        guards=(IMPARTIAL,),
        input=(
            Field("why", _("为什么不予受理"), "choice", choices=NOT_TAKEN),
            Field("reason", _("理由，以及可以走的其他途径"), "text"),
        ),
        documents=("declining_notice",),
        told=("parties", "reporter"),
        law=_("《信访工作条例》第二十二条、第二十三条"),
        tells=_("不予受理，理由见告知书"),
    ),
    Action(
        "forward",
        _("转送"),
        "petition.forwarded",
        ("registered",),
        "forwarded",
        "cases.refer",
        guards=(IMPARTIAL,),
        input=(Field("to", _("转送到哪个机关、单位")), REASON),
        documents=("forwarding_notice",),
        told=("parties", "reporter"),
        law=_("《信访工作条例》第二十二条"),
        tells=_("已转送有权处理的机关、单位"),
    ),
    hands.send_back(("registered",), "reported"),
    hands.transfer(("registered", *GATED)),
    hands.answer_transfer(("registered", *GATED), None),
    *helping((*BEFORE, *GATED)),
    *leading((*BEFORE, *GATED), law=_("《信访工作条例》第二十四条")),
    hands.recuse(OPEN, law=_("《信访工作条例》第二十八条")),
    Action(
        "refer",
        _("导入法定途径"),
        "case.referred",
        (*BEFORE, *GATED),
        "referred",
        "cases.refer",
        told=("parties", "reporter"),
        law=_("《信访工作条例》第三十一条"),
    ),
    Action(
        "withdraw",
        _("撤回"),
        "case.withdrawn",
        (*BEFORE, *GATED, *ANSWERED, *IN_REVIEW),
        "withdrawn",
        "cases.close",
        input=(REASON,),
        told=("holder", "parties"),
    ),
)
