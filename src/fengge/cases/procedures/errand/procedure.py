"""The declaration of errands, whole."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Field, Ladder, Procedure, RequiresFact, Stage, build, working_days
from fengge.cases.procedure import calendar_days as days
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import WORDS, came_up_late, escalating, unassigned
from fengge.cases.procedures.ladder import RUNGS

OPEN = ("asked", "taken", "handed_in")
OVER = ("delivered", "declined")
BACK = Field("originals_back", _("原件已全部退还本人（没有收过原件也勾上）"), "yes")

PROCEDURE = build(
    Procedure(
        key="errand",
        title=_("代办"),
        version=1,
        law="",
        about=_("腿脚不便、路远、不会办的，替他到窗口去办：养老、医保、证件、缴费、取件。"),
        kinds="errand_kinds",
        stages=(
            Stage("asked", _("待接单")),
            Stage("taken", _("代办中")),
            Stage("handed_in", _("已递交窗口")),
            Stage("delivered", _("已交付"), terminal=True, outcome="delivered"),
            Stage("declined", _("办不了"), terminal=True, side=True, outcome="declined"),
        ),
        actions=(
            Action(
                "ask",
                _("请人代办"),
                "case.reported",
                (),
                "asked",
                "cases.report",
                input=(
                    Field("authorised", _("本人同意委托代办"), "yes"),
                    Field("originals", _("交来哪些证件和材料原件"), "text", required=False),
                ),
                told=("holder",),
            ),
            Action(
                "take",
                _("接单"),
                "case.taken",
                ("asked",),
                "taken",
                "cases.serve",
                tells=_("有人接了单"),
                told=("reporter",),
            ),
            Action(
                "hand_in",
                _("递交窗口"),
                "errand.handed_in",
                ("taken",),
                "handed_in",
                "cases.serve",
                input=(Field("window", _("递交到哪个窗口")), Field("receipt", _("受理回执号"), required=False)),
                told=("reporter",),
                tells=_("材料已递交到窗口"),
            ),
            Action(
                "deliver",
                _("办好交付"),
                "errand.delivered",
                ("taken", "handed_in"),
                "delivered",
                "cases.serve",
                guards=(RequiresFact("actor.impartial", _("您与本案有利害关系，应当回避，请换人办理")),),
                input=(
                    Field("what", _("交付了什么"), "text"),
                    BACK,
                ),
                told=("reporter",),
                tells=_("已办好，交到您手上"),
            ),
            Action(
                "decline",
                _("说明办不了"),
                "errand.declined",
                OPEN,
                "declined",
                "cases.serve",
                input=(Field("reason", _("原因和别的办法"), "text"), BACK),
                told=("reporter",),
                tells=_("代办不了，写明了原因和别的办法"),
            ),
            hands.assign(OPEN),
            hands.recuse(OPEN),
            Action(
                "say_unsolved",
                _("群众反映没有解决"),
                "case.reopened",
                OVER,
                "asked",
                "cases.rate",
                guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的事项反映")),),
                told=("holder",),
                after_end=True,
            ),
            hands.attach((*OPEN, *OVER)),
            hands.note((*OPEN, *OVER)),
            *escalating(OPEN),
        ),
        deadlines=(
            unassigned(starts=(), stops=("case.taken", "errand.delivered", "errand.declined"), renews=(), cancels=()),
            came_up_late(stops=("errand.delivered", "errand.declined"), cancels=()),
            Deadline(
                "taking",
                _("接单期限"),
                working_days(1),
                starts=("case.reported", "case.reopened"),
                stops=("case.taken", "case.assigned", "errand.declined"),
                renews=("case.reopened",),
                promise=_("最迟有人接单"),
                example=True,
            ),
            Deadline(
                "delivering",
                _("代办期限"),
                working_days(5),
                starts=("case.taken",),
                stops=("errand.delivered", "errand.declined"),
                renews=("case.reopened",),
                promise=_("最迟办好"),
                example=True,
            ),
            Deadline(
                "reopening",
                _("可以重新提出"),
                days(30),
                starts=("errand.delivered", "errand.declined"),
                stops=("case.reopened",),
                renews=("case.reopened",),
                window=True,
                example=True,
            ),
        ),
        ladder=Ladder(RUNGS, rises_on=("taking", "unassigned", "raised")),
        words={**WORDS, "case.procedure_changed": _("改用另一版程序")},
        example=True,
    )
)
