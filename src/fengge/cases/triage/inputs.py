"""What triage asks: plain questions about the matter, and a person's confirmation of what the table suggests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.vocabulary import dispute_kinds, levels, routes, rungs, signals
from fengge.core.inputs import Choice, Input, Line, Many, field


class TriageGiven(Input):
    """分级 level, 分类 kind, 分流 route, with the signals that led to them."""

    signals: Many = field(_("是否有下列情形"), choices=signals)
    kind: Choice = field(_("分类：纠纷类别"), choices=dispute_kinds)
    level: Choice = field(_("分级：难易程度"), choices=levels)
    rung: Choice = field(_("由哪一级办理"), choices=rungs)
    route: Choice = field(_("分流：办理途径"), choices=routes)
    reason: Line | None = field(_("与建议不同的理由"), max=300, help=_("与规则表的建议不一致时必填"))
