"""The declaration of people's mediation, whole: read its stages, actions, clocks and dossier in the files beside it."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Procedure, build
from fengge.cases.procedures.escalation import WORDS, escalating
from fengge.cases.procedures.ladder import LADDER, LEVELS
from fengge.cases.procedures.mediation.deadlines import DEADLINES
from fengge.cases.procedures.mediation.documents import DOCUMENTS
from fengge.cases.procedures.mediation.finishing import FINISHING
from fengge.cases.procedures.mediation.mediating import MEDIATING, PAUSE_REASONS
from fengge.cases.procedures.mediation.receiving import RECEIVING
from fengge.cases.procedures.mediation.stages import OPEN, ROUTES, STAGES
from fengge.cases.procedures.risk import watched

PROCEDURE = build(
    Procedure(
        key="mediation",
        title=_("人民调解"),
        version=1,
        law=_("《中华人民共和国人民调解法》"),
        about=_("两家或几家之间的纠纷：邻里、家事、田土、债务、工钱等，请人从中调解。"),
        stages=STAGES,
        actions=watched((*RECEIVING, *MEDIATING, *FINISHING, *escalating(OPEN)), STAGES, OPEN),
        deadlines=DEADLINES,
        ladder=LADDER,
        levels=LEVELS,
        documents=DOCUMENTS,
        arrives="reported",
        words={
            **WORDS,
            "party.declined": _("当事人不同意调解"),
            "obligation.broken": _("没有按期履行"),
            "case.transfer_returned": _("移交被退回"),
            "case.procedure_changed": _("改用另一版程序"),
            **{f"route.{key}": title for key, title in ROUTES.items()},
            **{f"why.{key}": title for key, title in PAUSE_REASONS.items()},
        },
    )
)
