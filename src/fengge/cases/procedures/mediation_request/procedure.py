"""The declaration of requests to be mediated, whole: short, because what follows is a mediation."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Field, Ladder, Procedure, Stage, build, working_days
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import WORDS, came_up_late, escalating, unassigned
from fengge.cases.procedures.ladder import RUNGS
from fengge.cases.procedures.risk import watched

OPEN = ("asked",)
STAGES = (
    Stage("asked", _("待村里确认")),
    Stage("declined", _("不能调解"), terminal=True, side=True, outcome="declined"),
)
ACTIONS = (
    Action(
        "ask",
        _("申请"),
        "case.reported",
        (),
        "asked",
        "cases.report",
        input=(Field("other_side", _("另一方是谁"), required=False),),
        told=("holder",),
    ),
    Action(
        "confirm_request",
        _("确认能调，转入调解"),
        "request.confirmed",
        ("asked",),
        None,
        "cases.accept",
        told=("reporter",),
        tells=_("村里确认可以调解，已转入人民调解"),
    ),
    Action(
        "decline",
        _("说明不能调解"),
        "request.declined",
        ("asked",),
        "declined",
        "cases.step",
        input=(Field("reason", _("原因和该走的途径"), "text"),),
        told=("reporter",),
        tells=_("不能调解，写明了原因和该走的途径"),
    ),
    hands.assign(OPEN),
    hands.recuse(OPEN),
    hands.attach((*OPEN, "declined")),
    hands.note((*OPEN, "declined")),
    *escalating(OPEN),
)

PROCEDURE = build(
    Procedure(
        key="mediation_request",
        title=_("申请调解"),
        version=1,
        law=_("《人民调解法》第十七条"),
        about=_("先提出来想请人调解，村里确认能调，再登记双方，转入人民调解。"),
        stages=STAGES,
        actions=watched(ACTIONS, STAGES, OPEN),
        deadlines=(
            unassigned(starts=(), stops=("request.confirmed", "request.declined"), renews=(), cancels=()),
            came_up_late(stops=("request.confirmed", "request.declined"), cancels=()),
            Deadline(
                "confirming",
                _("确认期限"),
                working_days(2),
                starts=("case.reported",),
                stops=("request.confirmed", "request.declined"),
                promise=_("最迟答复能不能调解"),
                example=True,
            ),
        ),
        ladder=Ladder(RUNGS, rises_on=("confirming", "unassigned", "raised")),
        words={**WORDS, "case.procedure_changed": _("改用另一版程序")},
        example=True,
    )
)
