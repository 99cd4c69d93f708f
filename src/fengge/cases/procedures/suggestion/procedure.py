"""The declaration of suggestions and complaints about this system, whole."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Field, Ladder, Procedure, RequiresFact, Stage, build, calendar_days
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import WORDS, came_up_late, escalating, unassigned
from fengge.cases.procedures.ladder import RUNGS

OVER = ("answered",)

PROCEDURE = build(
    Procedure(
        key="suggestion",
        title=_("对本系统的建议和投诉"),
        version=1,
        law="",
        about=_("这套系统不好用，或者用它办事的人没办好。由县里答复，说到的人看不到。"),
        kinds="suggestion_kinds",
        stages=(Stage("received", _("待县里答复")), Stage("answered", _("已答复"), terminal=True)),
        actions=(
            Action("tell", _("提出"), "case.reported", (), "received", "cases.report", told=("county",)),
            Action(
                "answer",
                _("答复"),
                "suggestion.answered",
                ("received",),
                "answered",
                "cases.answer_suggestions",
                guards=(RequiresFact("actor.impartial", _("说的是您自己，请换人答复")),),
                input=(
                    Field("answer", _("答复"), "text"),
                    Field("change", _("因此改了什么"), "text", required=False),
                ),
                told=("reporter",),
                tells=_("县里作了答复"),
                shows="answer",
            ),
            hands.assign(("received",)),
            hands.recuse(("received",)),
            Action(
                "say_unsolved",
                _("群众反映没有解决"),
                "case.reopened",
                OVER,
                "received",
                "cases.rate",
                guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的事项反映")),),
                told=("county",),
                after_end=True,
            ),
            hands.attach(("received", *OVER)),
            hands.note(("received", *OVER)),
            *escalating(("received",)),
        ),
        deadlines=(
            unassigned(starts=(), stops=("suggestion.answered",), renews=(), cancels=()),
            came_up_late(stops=("suggestion.answered",), cancels=()),
            Deadline(
                "answering",
                _("答复期限"),
                calendar_days(15),
                starts=("case.reported", "case.reopened"),
                stops=("suggestion.answered",),
                renews=("case.reopened",),
                promise=_("最迟答复您"),
                example=True,
            ),
            Deadline(
                "reopening",
                _("可以重新提出"),
                calendar_days(30),
                starts=("suggestion.answered",),
                stops=("case.reopened",),
                renews=("case.reopened",),
                window=True,
                example=True,
            ),
        ),
        ladder=Ladder(RUNGS, rises_on=("answering", "unassigned", "raised")),
        words={**WORDS, "case.procedure_changed": _("改用另一版程序")},
        example=True,
    )
)
