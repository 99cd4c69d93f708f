"""What may become grave or cannot wait is reported at once to those who lead the county, who say what is done (art. 25)."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, RequiresFact
from fengge.cases.procedures.petition.receiving import IMPARTIAL
from fengge.cases.procedures.petition.stages import OPEN

URGENT = (
    Action(
        "report_urgent",
        _("报告重大紧急情况"),
        "petition.urgently_reported",
        OPEN,
        None,
        "cases.petition",
        guards=(IMPARTIAL,),
        documents=("urgent_report",),
        told=("alerted",),
        law=_("《信访工作条例》第二十五条"),
    ),
    Action(
        "answer_urgent",
        _("批示重大紧急报告"),
        "petition.urgent_answered",
        OPEN,
        None,
        "cases.sponsor",
        guards=(RequiresFact("petition.alerted", _("没有等批示的重大紧急报告"), quiet=True),),
        told=("holder", "reporting"),
        law=_("《信访工作条例》第二十五条"),
    ),
)
