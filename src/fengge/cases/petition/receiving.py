"""Taking a petition on: only a claim that no statutory procedure of its own is open to (信访工作条例 art. 31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import acting_as, put_into_hands
from fengge.cases.engine.moving import move
from fengge.cases.models import Demand
from fengge.cases.permissions import May
from fengge.cases.petition.entries import AcceptGiven
from fengge.cases.petition.registering import petition_of
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("accept", AcceptGiven, procedure="petition")
@verb(May.ACCEPT, event="case.accepted")
def accept(case: Case, given: AcceptGiven, *, by: Actor) -> Case:
    """Take it on; the sixty days begin. Whoever accepts what nobody holds becomes its holder."""
    if given.demand != Demand.OPINION:
        words = _("这类诉求有自己的法定程序（第三十一条第一至五项），不按 60 日信访程序办理。请用“导入法定途径”。")
        raise Refused(words, field="demand")
    move(case, "accept", by=by)
    row = petition_of(case)
    row.demand, row.reference = given.demand, given.reference or row.reference
    row.save()
    if case.holder_id is None:
        put_into_hands(case, acting_as(by), reason=given.words or "")
    record(demand=given.demand, words=given.words or "", rung=case.rung)
    return case
