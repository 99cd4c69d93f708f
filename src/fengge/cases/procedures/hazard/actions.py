"""What is done about a hazard, by whom, and who is told."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, RequiresFact
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import escalating
from fengge.cases.procedures.hands import REASON
from fengge.cases.procedures.hazard.stages import OPEN, OVER
from fengge.cases.procedures.joining import joining

OTHER_HANDS = RequiresFact("hazard.other_hands", _("整改的人不能自己复查、自己延期，请换人"))

LOOKING = (
    Action("report", _("上报"), "case.reported", (), "reported", "cases.report", told=("holder",)),
    Action(
        "check",
        _("核查"),
        "hazard.checked",
        ("reported",),
        {"hazard": "confirmed", "none": "unfounded"},
        "cases.check",
        guards=hands.whole("none"),
        documents=("rectification_notice",),
        told=("holder", "reporter"),
        tells=_("有人到场做了核查"),
        law=_("《安全生产法》第四十一条"),
    ),
    Action(
        "solve",
        _("当场解决"),
        "hazard.solved",
        ("reported", "confirmed"),
        "solved",
        "cases.solve",
        guards=hands.WHOLE,
        told=("reporter",),
        tells=_("已当场解决"),
    ),
    Action(
        "alarm",
        _("紧急上报"),
        "hazard.alarmed",
        ("reported", "confirmed"),
        None,
        "cases.open",
        guards=(RequiresFact("hazard.not_alarmed", _("已经紧急上报过了"), quiet=True),),
        told=("holder", "village", "town", "county"),
        tells=_("已作为紧急情况同时报镇、报县"),
        law=_("《突发事件应对法》"),
    ),
)
PUTTING_RIGHT = (
    Action(
        "rectify",
        _("整改"),
        "hazard.rectified",
        ("confirmed",),
        "rectified",
        "cases.rectify",
        told=("holder", "town"),
        tells=_("已整改，等待复查"),
    ),
    Action(
        "recheck",
        _("复查"),
        "hazard.rechecked",
        ("rectified",),
        {"passed": "removed", "failed": "confirmed"},
        "cases.recheck",
        guards=(OTHER_HANDS, *hands.whole("passed")),
        documents=("recheck_record",),
        told=("holder", "reporter"),
        tells=_("换人做了复查"),
    ),
    Action(
        "regrade",
        _("调整级别"),
        "hazard.regraded",
        ("confirmed",),
        None,
        "cases.check",
        told=("holder",),
    ),
    Action(
        "postpone",
        _("延长整改期限"),
        "hazard.postponed",
        ("confirmed",),
        None,
        "cases.check",
        guards=(
            OTHER_HANDS,
            RequiresFact("clock.rectification.running", _("整改期限没有在计时，或者已经过了，不能延长")),
        ),
        input=(Field("days", _("延长天数"), "number"), REASON),
        told=("holder", "reporter"),
        tells=_("整改期限有延长"),
    ),
)
HANDS = (
    hands.assign(OPEN),
    hands.transfer(OPEN),
    hands.answer_transfer(OPEN, None),
    hands.recuse(OPEN),
    *joining(OPEN, ("reported", "confirmed")),
    Action(
        "reopen",
        _("重新办理"),
        "case.reopened",
        OVER,
        "reported",
        "cases.reopen",
        guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的隐患登记")),),
        input=(REASON,),
        told=("holder",),
        after_end=True,
    ),
    Action(
        "say_unsolved",
        _("群众反映没有解决"),
        "case.reopened",
        OVER,
        "reported",
        "cases.rate",
        guards=(RequiresFact("clock.reopening.open", _("已过重新提出的期限，请作为新的事项反映")),),
        told=("holder",),
        after_end=True,
    ),
    hands.attach((*OPEN, *OVER)),
    hands.note((*OPEN, *OVER)),
    *escalating(OPEN),
)
ACTIONS = (*LOOKING, *PUTTING_RIGHT, *HANDS)
