"""What is asked on the way to judicial confirmation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.confirmation.ways import obstacles
from fengge.cases.models import Confirmation
from fengge.core.inputs import Choice, Day, Flag, Input, Line, Many, field


class PrecheckGiven(Input):
    """What stands in the way, looked at one by one before anybody is sent to court."""

    obstacles: Many = field(_("有没有下列情形"), choices=obstacles, help=_("有就勾上；都没有就直接提交"))
    looked: Flag = field(_("已逐条核对协议"), required=True)


class ConfirmationGiven(Input):
    """Both parties ask the court to confirm the agreement (人民调解法 art. 33)."""

    both: Flag = field(_("双方当事人共同申请"), required=True)
    court: Line = field(_("受理法院"), max=120)
    applied_on: Day = field(_("申请日期"), past=True)


class ResultGiven(Input):
    """What the court decided."""

    result: Choice = field(_("结果"), choices=Confirmation.Result, widget="radio")
    decided_on: Day = field(_("裁定日期"), past=True)
    ruling: Line | None = field(_("裁定书文号"), max=80, when=("result", ["confirmed", "rejected"]), required=True)
    words: Line | None = field(_("说明"), max=300)
