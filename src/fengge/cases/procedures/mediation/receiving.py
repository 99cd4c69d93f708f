"""Actions from the first word to acceptance: report, register, triage, assign, accept, return, pass on, refer."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, NoConflict, RequiresFact
from fengge.cases.procedures.mediation.stages import (
    AFTER_AGREEMENT,
    BEFORE_ACCEPTANCE,
    CHANNELS,
    IN_MEDIATION,
    LADDER,
    LEVELS,
    OPEN,
    ROUTES,
)

LEVEL = Field("level", _("级别"), "choice", choices={level.key: level.title for level in LEVELS})
RUNG = Field("rung", _("层级"), "choice", choices={rung.key: rung.title for rung in LADDER.rungs})
REASON = Field("reason", _("理由"), "text")
IMPARTIAL = NoConflict(law=_("《人民调解法》第十五条"))

RECEIVING = (
    Action(
        "report",
        _("上报"),
        "case.reported",
        (),
        "reported",
        "cases.report",
        input=(Field("what", _("发生了什么事"), "text"), RUNG),
        told=("holder",),
    ),
    Action(
        "register",
        _("登记"),
        "case.registered",
        ("reported",),
        "registered",
        "cases.open",
        documents=("application", "acceptance_register"),
        told=("reporter",),
    ),
    Action(
        "triage",
        _("分流"),
        "case.triaged",
        ("registered",),
        "triaged",
        "cases.triage",
        input=(LEVEL, Field("route", _("渠道"), "choice", choices=ROUTES), RUNG),
        told=("holder", "reporter"),
        undoable=True,
    ),
    Action(
        "regrade",
        _("调整级别"),
        "case.regraded",
        ("triaged", *IN_MEDIATION),
        None,
        "cases.triage",
        input=(LEVEL, REASON),
        told=("holder",),
    ),
    Action(
        "assign",
        _("指派"),
        "case.assigned",
        OPEN,
        None,
        "cases.assign",
        told=("holder",),
        undoable=True,
        law=_("《人民调解法》第十九条"),
    ),
    Action(
        "accept",
        _("受理"),
        "case.accepted",
        ("triaged",),
        "accepted",
        "cases.accept",
        guards=(IMPARTIAL, RequiresFact("route.mediation", _("该事项应当走法定渠道，不能作为调解案件受理"))),
        told=("parties", "sender"),
        documents=("acceptance_register",),
        law=_("《人民调解法》第十七条"),
    ),
    Action(
        "return",
        _("退回"),
        "case.returned",
        ("triaged", "accepted"),
        "registered",
        "cases.return",
        input=(REASON,),
        told=("sender",),
    ),
    Action(
        "transfer",
        _("移交"),
        "case.transfer_offered",
        ("triaged", *IN_MEDIATION),
        None,
        "cases.transfer",
        input=(RUNG, REASON),
        told=("receiver",),
    ),
    Action(
        "answer_transfer",
        _("答复移交"),
        "case.transferred",
        ("triaged", *IN_MEDIATION),
        {"taken": "triaged", "returned": None},
        "cases.accept",
        guards=(RequiresFact("transfer.offered", _("没有等您单位答复的移交")),),
        told=("sender", "parties"),
    ),
    Action(
        "recuse", _("回避"), "case.recused", OPEN, None, "cases.recuse", told=("holder",), law="《人民调解法》第十五条"
    ),
    Action(
        "refer",
        _("转法定渠道"),
        "case.referred",
        (*BEFORE_ACCEPTANCE, *IN_MEDIATION, *AFTER_AGREEMENT),
        "referred",
        "cases.refer",
        input=(Field("channel", _("法定渠道"), "choice", choices=CHANNELS), REASON),
        told=("parties", "reporter"),
        law=_("《人民调解法》第二十五条、第二十六条"),
    ),
    Action(
        "withdraw",
        _("撤回"),
        "case.withdrawn",
        (*BEFORE_ACCEPTANCE, *IN_MEDIATION),
        "withdrawn",
        "cases.close",
        input=(REASON,),
        told=("holder", "parties"),
        law=_("《人民调解法》第二十三条"),
    ),
)
