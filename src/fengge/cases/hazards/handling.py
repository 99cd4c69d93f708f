"""From the check on the spot to the second look: each step is one record, and whoever puts right does not judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import facts_about
from fengge.cases.engine.hands import take_into_hands
from fengge.cases.engine.keeping import keep_photos, write_down
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle_where_it_ends
from fengge.cases.hazards.inputs import YES, CheckGiven, RecheckGiven, RectifyGiven, RegradeGiven
from fengge.cases.models import Party, Role
from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@facts_about("hazard")
def facts(case: Case, by: Actor) -> dict[str, bool]:
    """Who put it right, and whether the alarm was raised."""
    rectified_by = case.steps.filter(action="rectify").values_list("by__person_id", flat=True)
    alarms = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk, type="hazard.alarmed")
    return {"hazard.other_hands": by.person_id not in set(rectified_by), "hazard.not_alarmed": not alarms.exists()}


def _known(case: Case) -> dict[str, Any]:
    unit = case.parties.filter(role=Role.RESPONSIBLE).first()
    return {"level": case.level} | ({"unit": unit.name, "phone": unit.phone} if unit else {})


@doing("check", CheckGiven, start=_known, procedure="hazard")
@verb(May.CHECK, event="hazard.checked")
def check(case: Case, given: CheckGiven, *, by: Actor) -> Case:
    """Is it one? If so: how grave, whose to put right, and what has to be done; if not, why."""
    is_hazard = given.is_hazard == YES
    move(case, "check", by=by, outcome="hazard" if is_hazard else "none")
    take_into_hands(case, by)
    kept = keep_photos(case, given.photos, _("整改前照片"))
    measures = given.measures or ""
    write_down(case, "check", by, is_hazard=is_hazard, found=given.found, measures=measures, attachments=kept)
    if is_hazard and given.level:
        grade(case, given.level)
        name_responsible(case, given)
    settle_where_it_ends(case, given.found, by)
    return case


def grade(case: Case, level: str) -> None:
    """How grave it is decides which rung of the ladder looks after it."""
    case.level, case.rung = level, case.procedure.level(level).rung
    record(level=level, rung=case.rung)


def name_responsible(case: Case, given: CheckGiven) -> None:
    """The one unit or person that has to put it right; named again after a reopening, it is changed."""
    known = case.parties.filter(role=Role.RESPONSIBLE).first()
    last = case.parties.aggregate(last=Max("order"))["last"] or 0
    party = known or Party(case=case, role=Role.RESPONSIBLE, order=last + 1)
    party.name, party.phone = given.unit or "", given.phone or ""
    party.save()
    record(unit=party.pk)


def _today(_case: Case) -> dict[str, Any]:
    return {"on": today()}


@doing("rectify", RectifyGiven, start=_today, procedure="hazard")
@verb(May.RECTIFY, event="hazard.rectified")
def rectify(case: Case, given: RectifyGiven, *, by: Actor) -> Case:
    """What the responsible unit did, as it was seen or reported."""
    move(case, "rectify", by=by)
    kept = keep_photos(case, given.photos, _("整改后照片"))
    write_down(case, "rectify", by, done=given.done, on=given.on.isoformat(), attachments=kept)
    return case


@doing("recheck", RecheckGiven, procedure="hazard")
@verb(May.RECHECK, event="hazard.rechecked")
def recheck(case: Case, given: RecheckGiven, *, by: Actor) -> Case:
    """Somebody else looks: gone, or back to work under a new limit."""
    passed = given.passed == YES
    move(case, "recheck", by=by, outcome="passed" if passed else "failed")
    kept = keep_photos(case, given.photos, _("复查照片"))
    write_down(case, "recheck", by, passed=passed, found=given.found, attachments=kept)
    settle_where_it_ends(case, given.found, by)
    return case


@doing("regrade", RegradeGiven, start=lambda case: {"level": case.level}, procedure="hazard")
@verb(May.CHECK, event="hazard.regraded")
def regrade(case: Case, given: RegradeGiven, *, by: Actor) -> Case:
    """Graver or less grave than it looked; its limit is counted anew from the same day."""
    if given.level == case.level:
        raise Refused(_("级别没有变化，请另选一级。"), field="level")
    move(case, "regrade", by=by)
    grade(case, given.level)
    record(reason=given.reason)
    return case
