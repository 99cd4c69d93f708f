"""The levels of difficulty and the ladder of village, town and county that procedures share."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Ladder, Level, Rung, hours, working_days

LEVELS = (
    Level("simple", _("简易"), rung="village", colour="blue"),
    Level("general", _("一般"), rung="village", colour="blue"),
    Level("complex", _("复杂"), rung="town", colour="yellow"),
    Level("major", _("重大"), rung="county", colour="red"),
)
RUNGS = (
    Rung("village", _("村（社区）"), unassigned=hours(24), late=working_days(5)),
    Rung("town", _("镇（街道）"), unassigned=hours(24), late=working_days(10)),
    Rung("county", _("县"), unassigned=hours(48), late=working_days(20)),
)
LADDER = Ladder(rungs=RUNGS, rises_on=("unassigned", "acceptance", "handling", "raised"))
