"""The declaration of a major petition, whole: read its stages, gates, actions, clocks and papers in the files beside it."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Ladder, Procedure, build
from fengge.cases.procedures.escalation import WORDS, escalating
from fengge.cases.procedures.ladder import LEVELS, RUNGS
from fengge.cases.procedures.petition.deadlines import DEADLINES
from fengge.cases.procedures.petition.documents import DOCUMENTS
from fengge.cases.procedures.petition.gating import GATING
from fengge.cases.procedures.petition.receiving import NOT_TAKEN, RECEIVING
from fengge.cases.procedures.petition.reviewing import REVIEWING
from fengge.cases.procedures.petition.stages import OPEN, STAGES
from fengge.cases.procedures.petition.urgent import URGENT
from fengge.cases.procedures.risk import watched

PROCEDURE = build(
    Procedure(
        key="petition",
        title=_("重大信访"),
        about=_("找县里反映、需要县领导包案的重大信访事项：一领导、一专班、一调查、一研判、一方案、一化解、一回访。"),
        version=1,
        law=_("《信访工作条例》"),
        stages=STAGES,
        actions=watched((*RECEIVING, *URGENT, *GATING, *REVIEWING, *escalating(OPEN)), STAGES, OPEN),
        deadlines=DEADLINES,
        ladder=Ladder(rungs=RUNGS, rises_on=("unassigned", "notice", "handling", "raised")),
        levels=LEVELS,
        documents=DOCUMENTS,
        arrives="registered",
        lists_people=False,
        words={
            **WORDS,
            "case.procedure_changed": _("改用另一版程序"),
            **{f"why.{key}": title for key, title in NOT_TAKEN.items()},
        },
    )
)
