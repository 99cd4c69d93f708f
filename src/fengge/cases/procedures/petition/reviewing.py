"""Actions of review and final review, and what is done once all is over."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, RequiresFact
from fengge.cases.procedures import hands
from fengge.cases.procedures.hands import REASON
from fengge.cases.procedures.petition.gating import OUTSIDER
from fengge.cases.procedures.petition.receiving import IMPARTIAL
from fengge.cases.procedures.petition.stages import OPEN, OVER

NOT_ASKED = RequiresFact("clock.review_window.unmet", _("已经申请过复查"))
NOT_ASKED_FINALLY = RequiresFact("clock.final_window.unmet", _("还没有复查意见，或者已经申请过复核"))

REVIEWING = (
    Action(
        "ask_review",
        _("登记复查申请"),
        "petition.review_asked",
        ("delivered", "visited", "closed", "archived"),
        "reviewing",
        "cases.open",
        guards=(NOT_ASKED,),
        told=("leader", "holder"),
        after_end=True,
        law=_("《信访工作条例》第三十五条"),
        tells=_("已登记您的复查申请"),
    ),
    Action(
        "review",
        _("出具复查意见书"),
        "petition.reviewed",
        ("reviewing",),
        {"upheld": "reviewed", "revised": "reviewed", "revoked": "planned"},
        "cases.review",
        guards=(IMPARTIAL, OUTSIDER),
        documents=("review_opinion",),
        told=("leader", "holder", "parties"),
        law=_("《信访工作条例》第三十五条"),
        tells=_("已作出复查意见；不服可以在 30 日内申请复核"),
    ),
    Action(
        "ask_final",
        _("登记复核申请"),
        "petition.final_asked",
        ("reviewed", "visited", "closed", "archived"),
        "final_reviewing",
        "cases.open",
        guards=(NOT_ASKED_FINALLY,),
        told=("leader", "holder"),
        after_end=True,
        law=_("《信访工作条例》第三十六条"),
        tells=_("已登记您的复核申请"),
    ),
    Action(
        "open_hearing",
        _("开始听证"),
        "petition.hearing_opened",
        ("final_reviewing",),
        None,
        "cases.review",
        guards=(IMPARTIAL, RequiresFact("petition.not_heard", _("听证还没有结束"))),
        input=(REASON,),
        told=("parties",),
        law=_("《信访工作条例》第三十六条"),
        tells=_("举行听证，复核期限暂停计算"),
    ),
    Action(
        "close_hearing",
        _("结束听证"),
        "petition.hearing_closed",
        ("final_reviewing",),
        None,
        "cases.review",
        guards=(RequiresFact("petition.heard", _("没有正在举行的听证"), quiet=True),),
        input=(REASON,),
        told=("parties",),
        law=_("《信访工作条例》第三十六条"),
        tells=_("听证结束，复核期限继续计算"),
    ),
    Action(
        "review_finally",
        _("出具复核意见书"),
        "petition.final_reviewed",
        ("final_reviewing",),
        {"upheld": "final_reviewed", "revised": "final_reviewed", "revoked": "planned"},
        "cases.review",
        guards=(
            IMPARTIAL,
            OUTSIDER,
            RequiresFact("petition.not_reviewer", _("复核须由没有办过复查的人办理")),
            RequiresFact("petition.not_heard", _("听证还没有结束")),
        ),
        documents=("final_opinion",),
        told=("leader", "holder", "parties"),
        law=_("《信访工作条例》第三十六条"),
        tells=_("已作出复核意见"),
    ),
    Action(
        "archive",
        _("归档"),
        "case.archived",
        OVER,
        "archived",
        "cases.archive",
        after_end=True,
    ),
    Action(
        "say_unsolved",
        _("群众反映没有解决"),
        "case.reopened",
        ("closed", "archived"),
        "planned",
        "cases.rate",
        guards=(RequiresFact("clock.review_window.open", _("已过三十日，请向上一级申请复查，或者作为新的事项反映")),),
        told=("holder",),
        after_end=True,
    ),
    hands.attach((*OPEN, *OVER)),
    hands.note((*OPEN, *OVER, "archived")),
)
