"""The clocks of a mediation. Those without an article are local examples until the county confirms them."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import (
    Deadline,
    Extension,
    Pause,
    When,
    by_level,
    calendar_days,
    months,
    stated_day,
    working_days,
)
from fengge.cases.procedures.escalation import BY_THE_HEAD, came_up_late, unassigned
from fengge.cases.procedures.joining import lead_decision

ALL_PERFORMED = When("obligation.performed", {"last": True})
MORE_OWED = When("obligation.performed", {"last": False})
PERFORMED_AT_ONCE = When("agreement.made", {"performed": True})
SETTLED = When("case.visited", {"outcome": "settled"})
# The visit found that the dispute has broken out again: mediation goes on and its clocks begin anew.
RENEWED = When("case.visited", {"outcome": "renewed"})
LED_OFF = ("case.refused", "case.terminated", "case.withdrawn", "case.referred")
ENDED = (*LED_OFF, "case.merged")

# Whoever takes what was offered has it in hand.
UNASSIGNED = unassigned(
    starts=("case.reported", "case.triaged", "case.reopened"),
    stops=("case.registered", "case.accepted", "case.returned", "case.transferred"),
    renews=("case.triaged", "case.reopened"),
    cancels=(*ENDED, "case.closed"),
)
ACCEPTANCE = Deadline(
    "acceptance",
    _("受理期限"),
    working_days(3),
    starts=("case.registered", "case.returned", "case.transferred", "case.reopened"),
    stops=("case.accepted",),
    renews=("case.returned", "case.transferred", "case.reopened"),
    cancels=ENDED,
    example=True,
)
# It runs from the first word and is not renewed by passing the case on: no case is lost between two desks.
HANDLING = Deadline(
    "handling",
    _("办理期限"),
    by_level(
        {
            "simple": calendar_days(1),
            "general": calendar_days(7),
            "complex": calendar_days(20),
            "major": calendar_days(30),
        },
        default="general",
    ),
    starts=("case.reported", "case.reopened", RENEWED),
    stops=("agreement.made", "case.refused", "case.terminated", "case.referred"),
    renews=("case.reopened", RENEWED),
    cancels=("case.withdrawn", "case.merged"),
    pauses=(Pause("case.paused", "case.resumed", _("暂停办理")),),
    extends=BY_THE_HEAD,
    example=True,
)
RAISED = came_up_late(
    stops=("agreement.made", "case.refused", "case.terminated", "case.referred"),
    cancels=("case.withdrawn", "case.merged"),
    renews=("case.reopened", RENEWED),
)
MEDIATION = Deadline(
    "mediation",
    _("调解期限"),
    months(1),
    starts=("case.accepted", RENEWED),
    stops=("agreement.made", "case.refused", "case.terminated"),
    renews=("case.reopened", "case.transferred", "case.returned", RENEWED),
    cancels=("case.withdrawn", "case.referred", "case.merged"),
    pauses=(Pause("case.paused", "case.resumed", _("暂停调解")),),
    extends=Extension("case.extended"),
    law=_("《人民调解工作若干规定》第三十三条、《人民调解法》第二十六条"),
)
# A round for each day something is owed: once it is performed, the next obligation's day comes.
PERFORMANCE = Deadline(
    "performance",
    _("协议履行期限"),
    stated_day("perform_by"),
    starts=("agreement.made", MORE_OWED),
    stops=("obligation.performed",),
    renews=("agreement.made", MORE_OWED, "case.reopened", RENEWED),
    cancels=ENDED,
    remind_before=(3,),
    law=_("《人民调解法》第三十一条"),
)
CONFIRMATION = Deadline(
    "judicial_confirmation",
    _("申请司法确认"),
    calendar_days(30),
    starts=("agreement.made",),
    stops=("confirmation.applied",),
    cancels=("case.closed", *ENDED),
    renews=("agreement.made", "case.reopened", RENEWED),
    law=_("《人民调解法》第三十三条、《民事诉讼法》第二百零五条"),
    window=True,
    fixed=True,
    remind_on=(20, 27),
    remind_while="performance",
    counts_from="effective_on",
)
# The court's own term, shown so that nobody waits in vain; nothing here is owed by the committee.
RULING = Deadline(
    "court_ruling",
    _("法院作出裁定"),
    calendar_days(30),
    starts=("confirmation.applied",),
    stops=("confirmation.decided",),
    renews=("confirmation.applied",),
    law=_("《民事诉讼法》第一百八十七条、第二百零六条"),
    window=True,
    fixed=True,
    counts_from="on",
)
RETURN_VISIT = Deadline(
    "return_visit",
    _("回访期限"),
    calendar_days(30),
    starts=(ALL_PERFORMED, PERFORMED_AT_ONCE),
    stops=(SETTLED,),
    renews=("agreement.made", "case.reopened", RENEWED),
    cancels=ENDED,
    opens=calendar_days(7),
    remind_on=(7, 23),
    counts_from="performed_on",
    law=_("《人民调解法》第三十一条"),
    example=True,
)
CLOSING = Deadline(
    "closing",
    _("结案期限"),
    working_days(5),
    starts=(SETTLED,),
    stops=("case.closed",),
    renews=("case.reopened",),
    cancels=ENDED,
    example=True,
)
ARCHIVING = Deadline(
    "archiving",
    _("归档期限"),
    calendar_days(30),
    starts=("case.closed", *LED_OFF),  # what was merged is filed with the other
    stops=("case.archived",),
    renews=("case.reopened",),
    example=True,
)
REOPENING = Deadline(
    "reopening",
    _("可以重新提出"),
    calendar_days(30),
    starts=("case.closed", "case.refused", "case.terminated", "case.withdrawn"),
    stops=("case.reopened",),
    renews=("case.reopened",),
    window=True,
    example=True,
)

DEADLINES = (
    UNASSIGNED,
    ACCEPTANCE,
    HANDLING,
    RAISED,
    MEDIATION,
    PERFORMANCE,
    CONFIRMATION,
    RULING,
    RETURN_VISIT,
    CLOSING,
    ARCHIVING,
    REOPENING,
    lead_decision("case.closed", *ENDED),
)
