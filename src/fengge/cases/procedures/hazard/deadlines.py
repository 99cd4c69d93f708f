"""The clocks of a hazard. Limits are local examples until the county confirms them; the pack may set every one."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Deadline, Extension, When, by_level, calendar_days, hours, working_days
from fengge.cases.procedures.escalation import came_up_late, unassigned
from fengge.cases.procedures.joining import lead_decision

CONFIRMED = When("hazard.checked", {"is_hazard": True})
PASSED = When("hazard.rechecked", {"passed": True})
FAILED = When("hazard.rechecked", {"passed": False})
SEEN = ("hazard.checked", "hazard.solved")
UNFOUNDED = When("hazard.checked", {"is_hazard": False})
ENDED = (PASSED, "hazard.solved", UNFOUNDED)
MERGED = ("case.merged",)

UNASSIGNED = unassigned(
    starts=("case.reported", "case.reopened"),
    stops=("case.transferred", *SEEN),
    renews=("case.reopened",),
    cancels=MERGED,
)
RAISED = came_up_late(stops=ENDED, cancels=MERGED, renews=("case.reopened",))
CHECKING = Deadline(
    "checking",
    _("核查期限"),
    working_days(1),
    starts=("case.reported", "case.reopened"),
    stops=SEEN,
    cancels=MERGED,
    renews=("case.reopened",),
    promise=_("最迟有人到场核查"),
    example=True,
)
# Danger keeps no office hours: it ends in the night if it began in the night.
EMERGENCY = Deadline(
    "emergency",
    _("紧急处置"),
    hours(1),
    starts=("hazard.alarmed",),
    stops=SEEN,
    cancels=MERGED,
    rolls_to_workday=False,
    promise=_("最迟有人到场处置"),
    example=True,
)
RECTIFICATION = Deadline(
    "rectification",
    _("整改期限"),
    by_level(
        {"hazard_general": calendar_days(7), "hazard_serious": calendar_days(15), "hazard_major": calendar_days(30)},
        told_by=("hazard.checked", "hazard.regraded"),
    ),
    starts=(CONFIRMED, FAILED),
    stops=("hazard.rectified", "hazard.solved"),
    cancels=MERGED,
    renews=(FAILED, "case.reopened"),
    extends=Extension("hazard.postponed", most_times=1),
    promise=_("最迟整改完"),
    remind_before=(2,),
    example=True,
)
RECHECKING = Deadline(
    "rechecking",
    _("复查期限"),
    working_days(3),
    starts=("hazard.rectified",),
    stops=("hazard.rechecked",),
    cancels=MERGED,
    renews=("hazard.rectified",),
    promise=_("最迟复查完"),
    example=True,
)
REOPENING = Deadline(
    "reopening",
    _("可以重新提出"),
    calendar_days(30),
    starts=ENDED,
    stops=("case.reopened",),
    renews=("case.reopened",),
    window=True,
    example=True,
)

DEADLINES = (
    UNASSIGNED,
    EMERGENCY,
    CHECKING,
    RECTIFICATION,
    RAISED,
    RECHECKING,
    REOPENING,
    lead_decision(*ENDED, *MERGED),
)
