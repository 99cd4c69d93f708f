"""Urging: by a superior as often as it is needed, by the resident once a day. It moves no clock; it is counted and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import CaseUrging
from fengge.cases.permissions import May
from fengge.cases.supervising.inputs import RemindGiven, UrgeGiven
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("urge", UrgeGiven)
@verb(May.URGE, event="case.urged")
def urge(case: Case, given: UrgeGiven, *, by: Actor) -> Case:
    """Tell whoever has it to make haste."""
    move(case, "urge", by=by)
    CaseUrging.objects.create(case=case, words=given.words or "", by_id=by.appointment_id, on=today(), at=now())
    record(words=given.words or "", times=case.urgings.count())
    return case


@verb(May.REMIND, event="case.urged")
def remind(case: Case, given: RemindGiven, *, by: Actor) -> Case:
    """The resident asks how long it takes: once a day, so that it stays a word and not a weapon. What they write is theirs."""
    move(case, "remind", by=by)
    if case.urgings.filter(by=None, on=today()).exists():
        raise Refused(_("您今天已经催过了，明天还可以再催。"))
    CaseUrging.objects.create(case=case, words=given.words or "", on=today(), at=now())
    record(by_resident=True, times=case.urgings.count())
    return case
