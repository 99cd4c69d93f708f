"""Actions of work that splits and joins: parts, pairs, help, and who leads. A procedure takes those that fit what it is about.

The verbs behind them are the same for all (`cases/joining`).
"""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, RequiresFact, Stage, working_days
from fengge.cases.procedure.clocks.events import Trigger
from fengge.cases.procedures.hands import LEAD_FREE, WHOLE, Stages
from fengge.core.wording import Words

MERGED = Stage("merged", _("已并入另一事项"), terminal=True, side=True)


def lead_decision(*ends: Trigger) -> Deadline:
    """The named decider's own limit; a case that ends needs no lead any more."""
    return Deadline(
        "lead_decision",
        _("裁定牵头单位"),
        working_days(2),
        starts=("case.lead_disputed",),
        stops=("case.lead_decided",),
        renews=("case.lead_disputed",),
        cancels=ends,
        remind_before=(1,),
        example=True,
    )


def joining(stages: Stages, merging: Stages) -> tuple[Action, ...]:
    """Splitting, merging while nothing is promised yet, help, and who leads. The procedure also has the stage MERGED."""
    return (
        Action("split", _("分出子事项"), "case.split", stages, None, "cases.split"),
        Action("merge", _("并案"), "case.merged", merging, "merged", "cases.merge", guards=WHOLE[1:], told=("holder",)),
        Action("tell_apart", _("不是同一件"), "case.told_apart", merging, None, "cases.merge"),
        *helping(stages),
        *leading(stages),
    )


def helping(stages: Stages, *after: str) -> tuple[Action, ...]:
    """Asking another unit for its part; it may still answer in the stages `after`."""
    return (
        Action("ask_help", _("请求协办"), "case.help_asked", stages, None, "cases.ask_help", told=("helper",)),
        Action(
            "answer_help",
            _("答复协办"),
            "case.help_answered",
            (*stages, *after),
            None,
            "cases.accept",
            guards=(RequiresFact("joined.help_owed", _("没有等您单位答复的协办"), quiet=True),),
            told=("holder",),
        ),
    )


def leading(stages: Stages, *, law: Words = "") -> tuple[Action, ...]:
    """Who leads, where two units cannot agree. The procedure also has the deadline `lead_decision`."""
    return (
        Action(
            "dispute_lead",
            _("提出牵头分歧"),
            "case.lead_disputed",
            stages,
            None,
            "cases.dispute_lead",
            guards=(RequiresFact("joined.lead_undisputed", _("已有一次分歧在等裁定"), quiet=True), LEAD_FREE),
            told=("decider",),
            law=law,
        ),
        Action(
            "decide_lead",
            _("裁定牵头单位"),
            "case.lead_decided",
            stages,
            None,
            "cases.decide_lead",
            guards=(RequiresFact("joined.lead_disputed", _("没有等着裁定的分歧"), quiet=True),),
            told=("holder", "sender"),
            law=law,
        ),
    )
