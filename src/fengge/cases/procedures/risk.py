"""What every procedure shares about the risk that a case turns violent: its actions, and what an ending or a passing on waits for.

A procedure wraps its actions in `watched(actions, stages, open)`. Going up the ladder never waits: a dangerous case is raised at once.
The verbs are the same for all (`cases/risk`).
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, RequiresFact, Stage
from fengge.cases.procedures.hands import Stages

TEAM = RequiresFact("risk.team", _("风险由承办团队评估，您不在其中"), quiet=True)
STANDS = RequiresFact("risk.stands", _("这件事没有风险标注"), quiet=True)
# The second is for whoever acts without seeing the risk: it says that something is owed and not what.
SAFE = (
    RequiresFact("risk.safe", _("还没有安全保护方案，保护双方的措施写明以后才能了结或者移交")),
    RequiresFact("risk.clear", _("承办团队还有一项必须先办的事，请与承办人联系")),
)
PASSED_ON = ("transfer", "return", "send_down", "merge")


def watched(actions: tuple[Action, ...], stages: tuple[Stage, ...], during: Stages) -> tuple[Action, ...]:
    """The procedure's actions and those of risk; ends and passings on wait for the safety plan that is owed."""
    ends = {stage.key for stage in stages if stage.terminal}
    return (*(_safe(action, ends) for action in actions), *_actions(during))


def _safe(action: Action, ends: set[str]) -> Action:
    """What the resident does, and what only moves an ended case on its shelf, waits for nothing."""
    leads_out = not action.opens and not action.after_end and bool(ends & set(action.targets()))
    return replace(action, guards=(*action.guards, *SAFE)) if leads_out or action.key in PASSED_ON else action


def _actions(during: Stages) -> tuple[Action, ...]:
    assess, holder, marked = "cases.assess_risk", ("holder",), (TEAM, STANDS)
    return (
        Action("risk_assess", _("评估民转刑风险"), "risk.assessed", during, None, assess, guards=(TEAM,), told=holder),
        Action("risk_plan", _("制定安全保护方案"), "risk.planned", during, None, assess, guards=marked, told=holder),
        Action(
            "risk_police",
            _("记录报警"),
            "risk.police_told",
            during,
            None,
            assess,
            guards=marked,
            told=holder,
            law=_("《反家庭暴力法》第十三条至第十五条"),
        ),
        Action("risk_renew", _("延续风险标注"), "risk.renewed", during, None, assess, guards=marked),
        Action("risk_lift", _("解除风险标注"), "risk.lifted", during, None, assess, guards=marked, told=holder),
    )
