"""Actions from agreement to archive: performance, judicial confirmation, return visit, closing, reopening, notes."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, DifferentPerson, Field, RequiresFact, requires_dossier
from fengge.cases.procedures import hands
from fengge.cases.procedures.hands import REASON
from fengge.cases.procedures.mediation.documents import DOCUMENTS
from fengge.cases.procedures.mediation.stages import AFTER_AGREEMENT, OPEN, OVER

FINISHING = (
    Action(
        "perform",
        _("记录履行"),
        "obligation.performed",
        AFTER_AGREEMENT,
        "performing",
        "cases.perform",
        documents=("performance_proof",),
        told=("parties",),
        law=_("《人民调解法》第三十一条"),
    ),
    Action(
        "confirm",
        _("申请司法确认"),
        "confirmation.applied",
        (*AFTER_AGREEMENT, "visited"),
        None,
        "cases.step",
        guards=(
            RequiresFact("clock.judicial_confirmation.open", _("协议生效已满三十日，不能再申请司法确认")),
            RequiresFact("consent.confirmation", _("司法确认须双方当事人共同申请")),
            RequiresFact("agreement.may_be_confirmed", _("该协议不属于可以司法确认的范围")),
        ),
        documents=("confirmation_papers",),
        told=("parties",),
        law=_("《人民调解法》第三十三条"),
    ),
    Action(
        "visit",
        _("回访"),
        "case.visited",
        AFTER_AGREEMENT,
        {"settled": "visited", "unperformed": None, "renewed": "mediating"},
        "cases.visit",
        guards=(
            DifferentPerson("mediator", _("本案调解员")),
            RequiresFact("obligations.performed", _("协议约定的义务还没有全部履行"), only_for=("settled",)),
            RequiresFact("clock.return_visit.open", _("履行完毕满七天后方可回访"), only_for=("settled",)),
        ),
        input=(Field("finding", _("回访情况"), "text"),),
        documents=("return_visit_record",),
        law=_("《人民调解法》第三十一条"),
    ),
    Action(
        "close",
        _("结案"),
        "case.closed",
        ("visited",),
        "closed",
        "cases.close",
        guards=(*requires_dossier(DOCUMENTS), *hands.WHOLE),
        input=(Field("summary", _("结案说明"), "text"),),
        documents=("closing_report",),
        told=("parties", "reporter"),
    ),
    Action(
        "archive",
        _("归档"),
        "case.archived",
        OVER,
        "archived",
        "cases.archive",
        documents=("cover", "dossier_note", "back_cover"),
        after_end=True,
        law=_("《人民调解法》第二十七条"),
    ),
    Action(
        "reopen",
        _("重新办理"),
        "case.reopened",
        ("closed", "archived", "refused", "terminated", "withdrawn"),
        "registered",
        "cases.reopen",
        guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的事项登记")),),
        input=(REASON,),
        told=("holder", "parties"),
        after_end=True,
    ),
    Action(
        "say_unsolved",
        _("群众反映没有解决"),
        "case.reopened",
        ("closed", "archived", "refused", "terminated", "withdrawn"),
        "registered",
        "cases.rate",
        guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的事项反映")),),
        told=("holder",),
        after_end=True,
    ),
    *hands.joining(OPEN),
    hands.attach((*OPEN, *OVER)),
    hands.note((*OPEN, *OVER, "archived")),
)
