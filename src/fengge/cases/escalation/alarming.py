"""Answering an alarm: somebody at the top says what is done about a case above which nobody stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.escalation.inputs import AnswerAlarmGiven
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("answer_alarm", AnswerAlarmGiven)
@verb(May.ANSWER_ALARM, event="alarm.answered")
def answer_alarm(case: Case, given: AnswerAlarmGiven, *, by: Actor) -> Case:
    """Every alarm of the case that waits is answered by these words."""
    move(case, "answer_alarm", by=by)
    waiting = case.alarms.filter(answered_at=None)
    waiting.update(answer=given.answer, answered_by_id=by.appointment_id, answered_at=now())
    record(answer=given.answer)
    return case
