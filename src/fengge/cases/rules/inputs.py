"""One line of the table as a form, and the reason a version is published with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.triage.leads import leads
from fengge.cases.vocabulary import dispute_kinds, levels, routes, rungs, signals
from fengge.core.inputs import Choice, Flag, Input, Line, Many, Text, Whole, field


class LineGiven(Input):
    """When the line speaks, and what it says."""

    order: Whole = field(_("次序"), min=1, max=9999, help=_("小的先看"))
    kinds: Many = field(_("哪些类别"), choices=dispute_kinds, help=_("都不选，就是所有类别"))
    signals: Many = field(_("有哪些情形之一"), choices=signals, help=_("都不选，就是不问情形"))
    level: Choice | None = field(_("级别"), choices=levels)
    rung: Choice | None = field(_("层级"), choices=rungs)
    route: Choice | None = field(_("办理途径"), choices=routes)
    lead: Choice | None = field(_("由谁牵头"), choices=leads)
    reason: Line = field(_("说给分流的人看的理由"), max=200)
    reason_en: Line | None = field(_("理由的英文"), max=200)
    basis: Line | None = field(_("依据"), max=200, help=_("写法律条文或者本县文件名；没有就是示例"))


class PublishGiven(Input):
    """Why the rules change."""

    reason: Line = field(_("修改理由"), max=300)


class TryGiven(Input):
    """A text to try the table on."""

    text: Text = field(_("试一段话"), lines=5, max=4000, help=_("把群众的原话贴进来，看规则表怎么说。不会保存。"))
    kind: Choice | None = field(_("类别"), choices=dispute_kinds, help=_("不选，就按文字猜"))
    signals: Many = field(_("情形"), choices=signals, help=_("按文字先勾上，您可以改"))


class TrialGiven(TryGiven):
    """A text to try the table, or the draft, on."""

    draft: Flag = field(_("用草稿试"))


class BeginGiven(Input):
    """What a draft begins from."""

    of: Whole | None = field(_("版本"), min=0, max=100_000)


class DropGiven(Input):
    """Nothing is asked."""
