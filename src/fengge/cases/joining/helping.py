"""Asking another unit for its part of the work, while the lead stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import token
from fengge.cases.engine.moving import move
from fengge.cases.holding.colleagues import open_to, units
from fengge.cases.joining.others import helpers
from fengge.cases.models import Help
from fengge.cases.permissions import May
from fengge.core.clock import now, today
from fengge.core.inputs import Choice, Day, Input, Line, Text, field
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class HelpAsked(Input):
    """Who is to help, with what, until when."""

    unit: Choice = field(lazy("请哪个单位协办"), choices=units)
    task: Line = field(lazy("请协办的事"), max=300, help=lazy("写清楚要对方做什么"))
    due_on: Day = field(lazy("请在这天前答复"))


class HelpAnswered(Input):
    """What the helping unit did."""

    task: Choice = field(lazy("哪一项"), choices=helpers)
    answer: Text = field(lazy("协办情况"), lines=4, max=2000)


@doing("ask_help", HelpAsked)
@verb(May.ASK_HELP, event="case.help_asked")
def ask_help(case: Case, given: HelpAsked, *, by: Actor) -> Case:
    """The unit asked sees the case from now on."""
    move(case, "ask_help", by=by)
    unit = Organisation.objects.get(pk=given.unit)
    if unit.pk == case.unit_id:
        raise Refused(_("这就是本案的承办单位。"), field="unit")
    open_to(case, unit, "unit")
    if given.due_on < today():
        raise Refused(_("这一天已经过去了。"), field="due_on")
    Help.objects.create(
        case=case, unit=unit, task=given.task, due_on=given.due_on, asked_by_id=by.appointment_id, asked_at=now()
    )
    case.let_see(token(unit))
    record(unit=unit.name, task=given.task, due_on=given.due_on.isoformat())
    return case


@doing("answer_help", HelpAnswered)
@verb(May.ACCEPT, event="case.help_answered")
def answer_help(case: Case, given: HelpAnswered, *, by: Actor) -> Case:
    """The helping unit tells what it did."""
    move(case, "answer_help", by=by)
    asked = case.helps.select_related("unit").get(pk=given.task, answered_at=None)
    asked.answer, asked.answered_by_id, asked.answered_at = given.answer, by.appointment_id, now()
    asked.save()
    record(unit=asked.unit.name, task=asked.task, answer=given.answer)
    return case
