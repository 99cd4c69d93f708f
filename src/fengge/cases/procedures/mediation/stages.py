"""From the first word to the archived dossier, the ways off the road, and the channels that lead away."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Stage
from fengge.cases.procedures.joining import MERGED

ROAD = (
    Stage("reported", _("已上报")),
    Stage("registered", _("已登记")),
    Stage("triaged", _("已分流")),
    Stage("accepted", _("已受理")),
    Stage("consented", _("双方已同意")),
    Stage("investigating", _("调查中")),
    Stage("mediating", _("调解中")),
    Stage("agreed", _("已达成协议")),
    Stage("performing", _("履行中")),
    Stage("visited", _("已回访")),
    Stage("closed", _("已办结"), terminal=True),
    Stage("archived", _("已归档"), terminal=True),
)
WAYS_OFF = (
    Stage("referred", _("已转法定渠道"), terminal=True, side=True),
    Stage("refused", _("当事人拒绝调解"), terminal=True, side=True),
    Stage("terminated", _("已终止调解"), terminal=True, side=True),
    Stage("withdrawn", _("已撤回"), terminal=True, side=True),
    MERGED,
)
STAGES = ROAD + WAYS_OFF

# Working sets of stages that several actions start from.
BEFORE_ACCEPTANCE = ("reported", "registered", "triaged")
IN_MEDIATION = ("accepted", "consented", "investigating", "mediating")
AFTER_AGREEMENT = ("agreed", "performing")
OPEN = (*BEFORE_ACCEPTANCE, *IN_MEDIATION, *AFTER_AGREEMENT, "visited")
OVER = ("closed", "referred", "refused", "terminated", "withdrawn")

# Where a matter belongs when mediation is not its way (信访工作条例 art. 31, 人民调解法 art. 25); the pack's triage
# table leads to these keys.
CHANNELS = {
    "review": _("行政复议、行政诉讼或行政裁决"),
    "labour": _("劳动监察或劳动仲裁"),
    "tenure": _("土地林地权属由政府确权"),
    "police": _("公安机关"),
    "police_sealed": _("公安机关（保密报告）"),
    "discipline": _("纪检监察或组织部门"),
    "court": _("人民法院或仲裁机构"),
    "suggestion": _("意见建议由有关单位研究答复"),
}
ROUTES = {"mediation": _("人民调解"), "medical": _("医疗纠纷人民调解"), **CHANNELS}
