"""From the first word through the seven gates to the archive; the road of review beside it; the ways off."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Stage

ROAD = (
    Stage("reported", _("已反映")),
    Stage("registered", _("已登记")),
    Stage("accepted", _("已受理")),
    Stage("led", _("已定领导")),
    Stage("teamed", _("已建专班")),
    Stage("investigated", _("已调查")),
    Stage("assessed", _("已研判")),
    Stage("planned", _("已定方案")),
    Stage("answered", _("已出具意见")),
    Stage("delivered", _("已送达")),
    Stage("visited", _("已回访")),
    Stage("closed", _("已办结"), terminal=True),
    Stage("archived", _("已归档"), terminal=True),
)
REVIEW = (
    Stage("reviewing", _("复查中"), side=True),
    Stage("reviewed", _("已复查"), side=True),
    Stage("final_reviewing", _("复核中"), side=True),
    Stage("final_reviewed", _("已复核"), side=True),
)
WAYS_OFF = (
    Stage("declined", _("不予受理"), terminal=True, side=True),
    Stage("forwarded", _("已转送"), terminal=True, side=True),
    Stage("referred", _("已导入法定途径"), terminal=True, side=True),
    Stage("withdrawn", _("已撤回"), terminal=True, side=True),
)
STAGES = ROAD + REVIEW + WAYS_OFF

# Working sets of stages that several actions start from.
BEFORE = ("reported", "registered")
GATED = ("accepted", "led", "teamed", "investigated", "assessed", "planned")
ANSWERED = ("answered", "delivered")
IN_REVIEW = ("reviewing", "reviewed", "final_reviewing", "final_reviewed")
OPEN = (*BEFORE, *GATED, *ANSWERED, "visited", *IN_REVIEW)
OVER = ("closed", "declined", "forwarded", "referred", "withdrawn")
