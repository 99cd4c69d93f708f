"""The declaration of hazards, whole: read its stages, actions and clocks in the files beside it."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Document, Ladder, Procedure, build
from fengge.cases.procedures.escalation import WORDS
from fengge.cases.procedures.hazard.actions import ACTIONS
from fengge.cases.procedures.hazard.deadlines import DEADLINES
from fengge.cases.procedures.hazard.stages import LEVELS, OPEN, STAGES
from fengge.cases.procedures.ladder import RUNGS
from fengge.cases.procedures.risk import watched

PROCEDURE = build(
    Procedure(
        key="hazard",
        title=_("隐患与网格事件"),
        version=1,
        law=_("《中华人民共和国安全生产法》"),
        about=_("路断了、线垂了、墙要倒、井没盖：会伤人、会出事的地方和东西。"),
        stages=STAGES,
        actions=watched(ACTIONS, STAGES, OPEN),
        deadlines=DEADLINES,
        ladder=Ladder(rungs=RUNGS, rises_on=("unassigned", "checking", "rectification", "raised")),
        levels=LEVELS,
        documents=(
            Document("rectification_notice", _("隐患整改通知书"), 1, template="rectification_notice"),
            Document("recheck_record", _("隐患复查记录"), 2, template="recheck_record"),
        ),
        kinds="hazard_kinds",
        arrives="reported",
        words={
            **WORDS,
            "case.transfer_returned": _("移交被退回"),
            "case.procedure_changed": _("改用另一版程序"),
        },
        example=True,
    )
)
