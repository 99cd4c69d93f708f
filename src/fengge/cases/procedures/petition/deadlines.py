"""The clocks of a petition: those of 信访工作条例 as they stand there, and local ones marked as examples.

The law's own terms are calendar days but for the objection to a transfer, which has working days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Deadline, Extension, Pause, When, calendar_days, hours, stated_day, working_days
from fengge.cases.procedures.escalation import came_up_late, unassigned
from fengge.cases.procedures.joining import lead_decision

if TYPE_CHECKING:
    from fengge.cases.procedure.clocks.told import Length
    from fengge.core.wording import Words

REVOKED = (
    When("petition.reviewed", {"outcome": "revoked"}),
    When("petition.final_reviewed", {"outcome": "revoked"}),
)
REVIEW_STANDS = (
    When("petition.reviewed", {"outcome": "upheld"}),
    When("petition.reviewed", {"outcome": "revised"}),
)
LED_AWAY = ("petition.declined", "petition.forwarded", "case.referred")
ENDED = (*LED_AWAY, "case.withdrawn")
REOPENED = "case.reopened"


def by_law(key: str, title: Words, days: int, law: Words, **how: Any) -> Deadline:
    """So many calendar days, which no pack may change."""
    return Deadline(key, title, calendar_days(days), law=law, fixed=True, **how)


def local(key: str, title: Words, length: Length, **how: Any) -> Deadline:
    """The county's own, an example until it confirms it."""
    return Deadline(key, title, length, example=True, **how)


# Whoever takes what was offered has it in hand.
UNASSIGNED = unassigned(
    starts=("case.reported", "case.returned"),
    stops=("case.registered", "case.accepted", "case.transferred"),
    renews=("case.returned",),
    cancels=ENDED,
)
CAME_UP_LATE = came_up_late(stops=("petition.answered",), cancels=ENDED)
NOTICE = by_law(
    "notice", _("受理告知期限"), 15, _("《信访工作条例》第二十二条、第二十三条"),
    starts=("case.reported",), stops=("case.accepted", *LED_AWAY), cancels=("case.withdrawn",),
    remind_before=(3,), promise=_("最迟告知您是否受理"),
)  # fmt: skip
# The article says 及时, "at once": the hours are the county's, an example until it confirms them, and they run through the night.
URGENT_REPORT = local(
    "urgent_report", _("报告重大紧急情况"), hours(2), law=_("《信访工作条例》第二十五条"),
    starts=(When("case.registered", {"urgent": True}),), stops=("petition.urgently_reported",), cancels=ENDED,
    rolls_to_workday=False,
)  # fmt: skip
URGENT_ANSWER = local(
    "urgent_answer", _("批示重大紧急报告"), hours(2), law=_("《信访工作条例》第二十五条"),
    starts=("petition.urgently_reported",), stops=("petition.urgent_answered",), renews=("petition.urgently_reported",),
    cancels=ENDED, rolls_to_workday=False,
)  # fmt: skip
OBJECTION = Deadline(
    "objection",
    _("对移交提出异议"),
    working_days(5),
    starts=("case.transfer_offered",),
    stops=("case.transferred", "case.transfer_returned"),
    renews=("case.transfer_offered",),
    cancels=ENDED,
    law=_("《信访工作条例》第二十三条"),
    fixed=True,
)
LEADER = local(
    "leader", _("确定包案领导"), working_days(3),
    starts=("case.accepted",), stops=("petition.led",), cancels=ENDED,
)  # fmt: skip
HANDLING = by_law(
    "handling", _("办理期限"), 60, _("《信访工作条例》第三十四条"),
    starts=("case.accepted", *REVOKED, REOPENED), stops=("petition.answered",), renews=(*REVOKED, REOPENED), cancels=ENDED,
    extends=Extension("case.extended", most_days=30, most_times=1), remind_before=(15, 5),
)  # fmt: skip
MEASURES = local(
    "measures", _("方案措施落实"), stated_day("measures_by"),
    starts=("petition.planned",), stops=("petition.answered",), renews=("petition.planned",), cancels=ENDED,
)  # fmt: skip
DELIVERY = local(
    "delivery", _("意见书送达"), working_days(5),
    starts=("petition.answered",), stops=("petition.delivered",), renews=("petition.answered",), cancels=ENDED,
    promise=_("最迟把意见书送到您手里"),
)  # fmt: skip
# Written down later than it was handed over, the window is longer for the petitioner, never shorter.
REVIEW_WINDOW = by_law(
    "review_window", _("可以申请复查"), 30, _("《信访工作条例》第三十五条"),
    starts=("petition.delivered",), stops=("petition.review_asked",), renews=("petition.delivered",),
    window=True, promise=_("可以申请复查到"),
)  # fmt: skip
REVIEW = by_law(
    "review", _("复查期限"), 30, _("《信访工作条例》第三十五条"),
    starts=("petition.review_asked",), stops=("petition.reviewed",), renews=("petition.review_asked",),
    counts_from="on", remind_before=(5,), promise=_("最迟作出复查意见"),
)  # fmt: skip
FINAL_WINDOW = by_law(
    "final_window", _("可以申请复核"), 30, _("《信访工作条例》第三十六条"),
    starts=REVIEW_STANDS, stops=("petition.final_asked",), renews=("petition.reviewed",),
    window=True, promise=_("可以申请复核到"),
)  # fmt: skip
FINAL = by_law(
    "final", _("复核期限"), 30, _("《信访工作条例》第三十六条"),
    starts=("petition.final_asked",), stops=("petition.final_reviewed",),
    pauses=(Pause("petition.hearing_opened", "petition.hearing_closed", _("举行听证")),),
    counts_from="on", remind_before=(5,), promise=_("最迟作出复核意见"),
)  # fmt: skip
RETURN_VISIT = local(
    "return_visit", _("回访期限"), calendar_days(30),
    starts=("petition.delivered", *REVIEW_STANDS, "petition.final_reviewed"), stops=("case.visited",),
    renews=("petition.delivered", "petition.review_asked", "petition.reviewed", "petition.final_asked"),
    remind_before=(7,),
)  # fmt: skip
CLOSING = local(
    "closing", _("办结期限"), working_days(5),
    starts=("case.visited",), stops=("case.closed",),
    renews=("petition.review_asked", "petition.final_asked", "case.visited"),
)  # fmt: skip
ARCHIVING = local(
    "archiving", _("归档期限"), calendar_days(30),
    starts=("case.closed", *ENDED), stops=("case.archived",), renews=("petition.review_asked", REOPENED),
)  # fmt: skip

DEADLINES = (
    UNASSIGNED,
    CAME_UP_LATE,
    NOTICE,
    URGENT_REPORT,
    URGENT_ANSWER,
    OBJECTION,
    LEADER,
    HANDLING,
    MEASURES,
    DELIVERY,
    REVIEW_WINDOW,
    REVIEW,
    FINAL_WINDOW,
    FINAL,
    RETURN_VISIT,
    CLOSING,
    ARCHIVING,
    lead_decision("petition.answered", *ENDED),
)
