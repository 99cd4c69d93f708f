"""What is asked about risk: what was found in the matter, what is done for both sides, who told the police."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.models import SafetyMeasure
from fengge.cases.risk.words import colours, signs
from fengge.core.inputs import Choice, Day, Input, Line, Many, Moment, Text, field

ABOUT_THE_MATTER = _("写事情：什么时候、在哪里、发生了什么。不写谁是什么样的人。")


class AssessGiven(Input):
    """What happened, the signs found in it, and a person's confirmation of the colour they suggest."""

    matter: Text = field(_("依据的事实"), help=ABOUT_THE_MATTER, lines=4)
    signs: Many = field(_("这件事里有没有下列情形"), choices=signs, help=_("有就勾上，不确定的先去核实"), required=True)
    colour: Choice = field(_("确定的颜色"), choices=colours, widget="radio")
    departure: Line | None = field(_("与建议不同的理由"), max=300, help=_("与建议一致时不用填"))


class MeasureGiven(Input):
    """One measure."""

    protects: Choice = field(_("保护谁"), choices=SafetyMeasure.Protects)
    what: Line = field(_("做什么"), max=300)
    owner: Line = field(_("谁来做"), max=80)
    until: Day = field(_("做到哪天"))


class PlanGiven(Input):
    """The plan whole; a later one takes its place."""

    measures: list[MeasureGiven] = field(
        _("保护措施"),
        help=_("两边都要保护到，例如：分开约谈、陪同到场、约定暂不接触、临时住处、夜间巡查"),
        max=20,
        required=True,
    )
    contacts: Line = field(_("紧急联系"), help=_("出事时找谁、什么电话；110 和 120 不用写"), max=300)


class PoliceGiven(Input):
    """What was told to the police."""

    reporter: Line = field(_("谁报的警"), max=80)
    station: Line = field(_("报到哪个派出所"), max=120)
    reported_at: Moment = field(_("报警时间"), past=True)
    receipt: Line | None = field(_("回执编号"), max=80, help=_("接报警回执单上的编号，还没有拿到可以以后再记一次"))
    words: Line | None = field(_("接警后的情况"), max=300)


class ReasonGiven(Input):
    """Why it is renewed or lifted."""

    reason: Line = field(_("理由"), max=300)
