"""What every procedure shares about going up and down the ladder: its actions, its two clocks, and the words of its events.

A procedure takes `*escalating(OPEN)` among its actions, `unassigned(…)` and `came_up_late(…)` among its deadlines, and `**WORDS` among
its words. The verbs behind them are the same for all (`cases/escalation`, `cases/supervising`, `cases/prolonging`).
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Deadline, Extension, RequiresFact, When, by_rung
from fengge.cases.procedure.clocks.events import Trigger
from fengge.cases.procedure.parts.guard import Guard
from fengge.cases.procedures.hands import REASON, Stages
from fengge.cases.procedures.ladder import LADDER
from fengge.core.wording import Words

HERE = RequiresFact("ladder.here", _("这件事现在不由您这一级办理"), quiet=True)
OVER = RequiresFact("ladder.over", _("这件事现在不由您的下级办理"), quiet=True)
BELOW = RequiresFact("ladder.below", _("这件事已在最低一级，不能再往下交"), quiet=True)
WAITS = RequiresFact("ladder.waits", _("没有等您这一级接办的上交事项"), quiet=True)
WATCHES = RequiresFact("ladder.watches", _("这件事在您自己手上，或不归您这里管"), quiet=True)
FREE = RequiresFact("ladder.unsupervised", _("这件事正在督办，请先解除"), quiet=True)
SUPERVISED = RequiresFact("ladder.supervised", _("这件事没有督办"), quiet=True)
ALARMED = RequiresFact("ladder.alarmed", _("这件事没有等待处置的告警"), quiet=True)
MAY_ASK = RequiresFact("ladder.may_ask_time", _("这件事现在没有可以申请延长的期限"), quiet=True)
ASKED = RequiresFact("ladder.asked_time", _("没有等待审批的延期申请"), quiet=True)

# Recorded in the place of another event, so no action is called by them.
WORDS: Mapping[str, Words] = {"case.alarmed": _("已到最高一级仍未办，告警"), "extension.declined": _("不同意延期")}
# A handling limit that a unit's head may lengthen once.
MOST_DAYS = 30
BY_THE_HEAD = Extension("extension.granted", most_days=MOST_DAYS, most_times=1)
LATE = ("case.raised", "case.sent_down")


def escalating(stages: Stages) -> tuple[Action, ...]:
    """Up and down the ladder, urging, supervision and more time, from these stages."""
    return (*_ladder(stages), *_urging(stages), *_supervising(stages), *_prolonging(stages))


def _action(
    key: str, title: Words, event: str, stages: Stages, permission: str, *guards: Guard, **more: object
) -> Action:
    return Action(key, title, event, stages, None, permission, guards=guards, **more)  # type: ignore[arg-type]


def _ladder(stages: Stages) -> tuple[Action, ...]:
    return (
        _action(
            "raise", _("上交"), "case.raised", stages, "cases.raise", HERE, input=(REASON,), told=("dispatchers", "holder")
        ),
        _action("take_up", _("接办"), "case.taken_up", stages, "cases.accept", WAITS, HERE, told=("raiser",)),
        _action(
            "send_down", _("下交"), "case.sent_down", stages, "cases.send_down", HERE, BELOW, input=(REASON,),
            told=("dispatchers", "holder"),
        ),
        _action("answer_alarm", _("处置告警"), "alarm.answered", stages, "cases.answer_alarm", ALARMED, told=("holder",)),
    )  # fmt: skip


def _urging(stages: Stages) -> tuple[Action, ...]:
    return (
        _action("remind", _("请催办"), "case.urged", stages, "cases.remind", told=("holder", "dispatchers")),
        _action("urge", _("催办"), "case.urged", stages, "cases.urge", WATCHES, told=("holder", "dispatchers")),
    )


def _supervising(stages: Stages) -> tuple[Action, ...]:
    holder = {"told": ("holder", "dispatchers")}
    return (
        _action("supervise", _("督办"), "case.supervised", stages, "cases.supervise", OVER, FREE, **holder),
        _action(
            "answer_supervision", _("答复督办"), "supervision.answered", stages, "cases.answer", SUPERVISED, HERE,
            told=("supervisor",),
        ),
        _action(
            "lift_supervision", _("解除督办"), "supervision.lifted", stages, "cases.supervise", SUPERVISED, OVER, **holder
        ),
    )  # fmt: skip


def _prolonging(stages: Stages) -> tuple[Action, ...]:
    return (
        _action("ask_time", _("申请延期"), "extension.asked", stages, "cases.extend", MAY_ASK, HERE, told=("heads",)),
        Action(
            "answer_time", _("审批延期"), "extension.granted", stages, {"granted": None, "declined": None},
            "cases.grant_time", guards=(ASKED,), told=("asker", "parties"),
        ),
    )  # fmt: skip


def unassigned(
    starts: tuple[Trigger, ...], stops: tuple[Trigger, ...], renews: tuple[Trigger, ...], cancels: tuple[Trigger, ...]
) -> Deadline:
    """How long a case may be in nobody's hands: anew on each rung, and whenever somebody's hands let go of it."""
    let_go = (When("case.recused", {"nobody": True}), When("case.sent_down", {"nobody": True}))
    return Deadline(
        "unassigned",
        _("无人承办"),
        by_rung(LADDER.limits),
        starts=(*starts, "case.raised", *let_go),
        stops=(*stops, "case.assigned", "case.taken_up"),
        renews=(*renews, *LATE, *let_go),
        cancels=cancels,
        example=True,
    )


def came_up_late(
    stops: tuple[Trigger, ...], cancels: tuple[Trigger, ...], renews: tuple[Trigger, ...] = ()
) -> Deadline:
    """A rung's own limit for a case that reached it late: the limit of the first word has passed and is not moved."""
    return Deadline(
        "raised",
        _("上交后的办理期限"),
        by_rung(LADDER.late_limits),
        starts=tuple(When(kind, {"overdue": True}) for kind in LATE),
        stops=stops,
        renews=(*LATE, *renews),
        cancels=cancels,
        example=True,
    )
