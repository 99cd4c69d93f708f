"""What is asked when a case goes up or down."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.considering import considered
from fengge.cases.engine.hands import in_charge, place_on
from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.core.inputs import Choice, Input, Line, field
from fengge.orgs.models import Organisation


def units_above() -> list[tuple[str, str]]:
    """Bodies one rung up that take cases."""
    case = considered()
    above = case.procedure.ladder.above(case.rung) if case else None
    if case is None or above is None:
        return []
    taking = in_charge(May.ACCEPT, [place_on(above.key, case.division)]).exclude(organisation=None)
    units = Organisation.objects.current(on=today()).filter(pk__in=taking.values("organisation_id"))
    return [(str(one.pk), str(one)) for one in units.order_by("id")]


class RaiseGiven(Input):
    """Why it goes up, and to whom there, if that is known."""

    reason: Line = field(_("上交的理由"), max=200, help=_("写明为什么本级办不了、需要上级做什么"))
    to_unit: Choice | None = field(_("交给上级哪个单位"), choices=units_above, help=_("不确定可以不选，由上级指派"))


class TakeUpGiven(Input):
    """Nothing more is needed to take it up."""

    words: Line | None = field(_("说明"), max=200)


class SendDownGiven(Input):
    """What those below are to do."""

    reason: Line = field(_("办理要求"), max=200, help=_("写明怎么办、到什么时候；下级会看到这句话"))


class AnswerAlarmGiven(Input):
    """What is done about it."""

    answer: Line = field(_("处置意见"), max=300, help=_("写明由谁接着办、怎么办"))
