"""From the first word to a hazard that is gone; how grave it can be, and the ways off the road."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Level, Stage
from fengge.cases.procedures.joining import MERGED

STAGES = (
    Stage("reported", _("待核查")),
    Stage("confirmed", _("待整改")),
    Stage("rectified", _("待复查")),
    Stage("removed", _("已销号"), terminal=True, outcome="rectified"),
    Stage("solved", _("当场解决"), terminal=True, side=True, outcome="solved"),
    Stage("unfounded", _("不是隐患"), terminal=True, side=True, outcome="unfounded"),
    MERGED,
)
LEVELS = (
    Level("hazard_general", _("一般隐患"), rung="village", colour="blue"),
    Level("hazard_serious", _("较大隐患"), rung="town", colour="yellow"),
    Level("hazard_major", _("重大隐患"), rung="county", colour="red"),
)
OPEN = ("reported", "confirmed", "rectified")
OVER = ("removed", "solved", "unfounded")
