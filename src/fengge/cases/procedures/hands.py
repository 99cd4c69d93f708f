"""Actions every procedure has, whatever it is about: giving to somebody, passing on, stepping back, notes and papers.

Each is a function of the stages it starts from; the verbs behind them are the same for all (`cases/holding`, `cases/notes`).
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Field, RequiresFact, Stage, working_days
from fengge.cases.procedure.clocks.events import Trigger
from fengge.cases.procedures.ladder import LADDER
from fengge.core.wording import Words

Stages = tuple[str, ...]

RUNG = Field("rung", _("层级"), "choice", choices={rung.key: rung.title for rung in LADDER.rungs})
REASON = Field("reason", _("理由"), "text")

LEAD_FREE = RequiresFact("joined.lead_free", _("牵头单位已经裁定，不能再退回或移交"))
# What every way to an end waits for.
WHOLE = (
    RequiresFact("joined.parts_settled", _("还有分出去的子事项没有办结")),
    RequiresFact("joined.help_answered", _("还有协办单位没有答复")),
)
MERGED = Stage("merged", _("已并入另一事项"), terminal=True, side=True)


def whole(*outcomes: str) -> tuple[RequiresFact, ...]:
    """WHOLE, for those outcomes that end the case."""
    return tuple(replace(one, only_for=outcomes) for one in WHOLE)


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


def assign(stages: Stages, *, law: Words = "") -> Action:
    """Give the case to a colleague."""
    return Action(
        "assign", _("指派"), "case.assigned", stages, None, "cases.assign", told=("holder",), undoable=True, law=law
    )


def send_back(stages: Stages, to: str) -> Action:
    """Back where it came from, with the reason."""
    return Action(
        "return",
        _("退回"),
        "case.returned",
        stages,
        to,
        "cases.return",
        guards=(LEAD_FREE,),
        input=(REASON,),
        told=("sender",),
    )


def transfer(stages: Stages) -> Action:
    """Offer the case to another unit."""
    return Action(
        "transfer",
        _("移交"),
        "case.transfer_offered",
        stages,
        None,
        "cases.transfer",
        guards=(LEAD_FREE,),
        input=(RUNG, REASON),
        told=("receiver",),
    )


def answer_transfer(stages: Stages, to: str | None) -> Action:
    """Take what was offered, which leads to `to`, or return it with a reason."""
    return Action(
        "answer_transfer",
        _("答复移交"),
        "case.transferred",
        stages,
        {"taken": to, "returned": None},
        "cases.accept",
        guards=(RequiresFact("transfer.offered", _("没有等您单位答复的移交"), quiet=True),),
        told=("sender", "parties"),
        also=("case.transfer_returned",),
    )


def recuse(stages: Stages, *, law: Words = "") -> Action:
    """Somebody with an interest steps back."""
    return Action("recuse", _("回避"), "case.recused", stages, None, "cases.recuse", told=("holder",), law=law)


SEALED_FROM_THE_ACCUSED = _("《信访工作条例》第三十条、第四十六条第五项")


def accuse(stages: Stages, *, law: Words = SEALED_FROM_THE_ACCUSED) -> Action:
    """Name whom the case is brought against: from then on it does not exist for them."""
    return Action(
        "accuse",
        _("指明被反映方"),
        "case.accused",
        stages,
        None,
        "cases.accuse",
        law=law,
    )


def take_back_accused(stages: Stages) -> Action:
    """Put right who was named by mistake."""
    return Action(
        "take_back_accused",
        _("更正被反映方"),
        "case.accused_taken_back",
        stages,
        None,
        "cases.accuse",
        guards=(RequiresFact("accused.any", _("还没有指明被反映方"), quiet=True),),
    )


def attach(stages: Stages) -> Action:
    """Add a file."""
    return Action("attach", _("添加材料"), "case.attached", stages, None, "cases.attach", after_end=True)


def note(stages: Stages) -> Action:
    """Write a word into the file."""
    return Action(
        "note",
        _("备注"),
        "case.noted",
        stages,
        None,
        "cases.note",
        input=(Field("text", _("备注"), "text"),),
        undoable=True,
        after_end=True,
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
