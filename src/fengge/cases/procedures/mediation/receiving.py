"""Actions from the first word to acceptance: report, register, triage, assign, accept, return, pass on, refer."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, NoConflict, RequiresFact
from fengge.cases.procedures import hands
from fengge.cases.procedures.hands import REASON, RUNG
from fengge.cases.procedures.ladder import LEVELS
from fengge.cases.procedures.mediation.stages import (
    AFTER_AGREEMENT,
    BEFORE_ACCEPTANCE,
    CHANNELS,
    IN_MEDIATION,
    OPEN,
    ROUTES,
)

LEVEL = Field("level", _("级别"), "choice", choices={level.key: level.title for level in LEVELS})
IMPARTIAL = NoConflict(law=_("《人民调解法》第十五条"))
MEDIATED = RequiresFact("route.mediation", _("该事项应当走法定渠道，不能作为调解案件受理"), quiet=True)

RECEIVING = (
    Action(
        "report",
        _("上报"),
        "case.reported",
        (),
        "reported",
        "cases.report",
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
    hands.assign(OPEN, law=_("《人民调解法》第十九条")),
    Action(
        "accept",
        _("受理"),
        "case.accepted",
        ("triaged",),
        "accepted",
        "cases.accept",
        guards=(IMPARTIAL, MEDIATED),
        told=("parties", "sender"),
        documents=("acceptance_register",),
        law=_("《人民调解法》第十七条"),
    ),
    hands.send_back(("triaged", "accepted"), "registered"),
    hands.transfer(("triaged", *IN_MEDIATION)),
    hands.answer_transfer(("triaged", *IN_MEDIATION), "triaged"),
    hands.recuse(OPEN, law=_("《人民调解法》第十五条")),
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
