"""Actions every procedure has, whatever it is about: giving to somebody, passing on, stepping back, notes and papers.

Each is a function of the stages it starts from; the verbs behind them are the same for all (`cases/holding`, `cases/notes`).
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, RequiresFact
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


def whole(*outcomes: str) -> tuple[RequiresFact, ...]:
    """WHOLE, for those outcomes that end the case."""
    return tuple(replace(one, only_for=outcomes) for one in WHOLE)


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
