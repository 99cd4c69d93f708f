"""The declaration of legal consultation, whole."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Field, Ladder, Procedure, Stage, build, working_days
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import WORDS, came_up_late, escalating, unassigned
from fengge.cases.procedures.ladder import RUNGS
from fengge.cases.procedures.risk import watched

OPEN = ("asked", "answered")
STAGES = (
    Stage("asked", _("待解答")),
    Stage("answered", _("已解答")),
    Stage("ended", _("已了结"), terminal=True),
)
ACTIONS = (
    Action("ask", _("提问"), "case.reported", (), "asked", "cases.report"),
    Action(
        "answer",
        _("解答"),
        "consultation.answered",
        ("asked",),
        "answered",
        "cases.consult",
        input=(Field("answer", _("解答"), "text"),),
        told=("reporter",),
        tells=_("您问的有了解答"),
        shows="answer",
    ),
    Action(
        "ask_again",
        _("追问"),
        "consultation.asked_again",
        ("answered",),
        "asked",
        "cases.open",
        input=(Field("question", _("追问的话"), "text"),),
        told=("holder",),
        tells=_("您又问了一次"),
        shows="question",
    ),
    Action(
        "end",
        _("了结"),
        "consultation.ended",
        ("answered",),
        "ended",
        "cases.consult",
        input=(Field("summary", _("最后的话"), "text"),),
        told=("reporter",),
        tells=_("咨询了结"),
    ),
    hands.assign(OPEN),
    hands.recuse(OPEN),
    hands.attach((*OPEN, "ended")),
    hands.note((*OPEN, "ended")),
    *escalating(OPEN),
)

PROCEDURE = build(
    Procedure(
        key="consultation",
        title=_("法律咨询"),
        version=1,
        law=_("《法律援助法》第二十二条"),
        about=_("想问一问法律上怎么说。只有指名的解答人和登记的人看得到。"),
        kinds="consultation_kinds",
        stages=STAGES,
        actions=watched(ACTIONS, STAGES, OPEN),
        deadlines=(
            unassigned(starts=(), stops=("consultation.answered",), renews=(), cancels=()),
            came_up_late(stops=("consultation.answered",), cancels=()),
            Deadline(
                "answering",
                _("解答期限"),
                working_days(3),
                starts=("case.reported", "consultation.asked_again"),
                stops=("consultation.answered",),
                renews=("consultation.asked_again",),
                promise=_("最迟解答"),
                example=True,
            ),
            Deadline(
                "ending",
                _("没有追问就了结"),
                working_days(10),
                starts=("consultation.answered",),
                stops=("consultation.ended",),
                renews=("consultation.asked_again",),
                example=True,
            ),
        ),
        ladder=Ladder(RUNGS, rises_on=("answering", "unassigned", "raised")),
        words={**WORDS, "case.procedure_changed": _("改用另一版程序")},
        example=True,
    )
)
