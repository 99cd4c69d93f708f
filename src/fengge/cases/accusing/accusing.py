"""Naming the accused, and putting right who was named by mistake.

The matter goes to the county at once, out of the hands of those it accuses; whoever names them may not be one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.accusing.inputs import AccuseGiven, TakeBackGiven
from fengge.cases.accusing.tokens import tokens_of
from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import facts_about
from fengge.cases.engine.hands import put_into_hands
from fengge.cases.engine.moving import move
from fengge.cases.models import Accused
from fengge.cases.models.accused import is_barred
from fengge.cases.permissions import May
from fengge.core.clock import now, today
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment, Organisation, Person

if TYPE_CHECKING:
    from fengge.cases.accusing.inputs import AccusedGiven
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@facts_about("accused")
def accused(case: Case, _by: Actor) -> dict[str, bool]:
    """Whether anybody is named."""
    return {"accused.any": bool(case.barred)}


@doing("accuse", AccuseGiven)
@verb(May.ACCUSE, event="case.accused")
def accuse(case: Case, given: AccuseGiven, *, by: Actor) -> Case:
    """From now on the case does not exist for those named. Their names stand in the sealed part of the event."""
    move(case, "accuse", by=by)
    named: list[str] = []
    for number, one in enumerate(given.accused):
        unit = Organisation.objects.get(pk=one.unit)
        for person in _people(one, unit, f"accused-{number}-name"):
            row = {"by_id": by.appointment_id, "at": now()}
            Accused.objects.get_or_create(case=case, unit=unit, person=person, taken_back_at=None, defaults=row)
            named.append(f"{unit.name} {person.name if person else ''}".strip())
    _bar(case, by)
    _lift(case)
    record(count=len(named), personal={"accused": named})
    return case


@doing("take_back_accused", TakeBackGiven)
@verb(May.ACCUSE, event="case.accused_taken_back")
def take_back_accused(case: Case, given: TakeBackGiven, *, by: Actor) -> Case:
    """Somebody was named by mistake: with the reason, the case is theirs to see again as place and post allow."""
    move(case, "take_back_accused", by=by)
    row = case.accused.get(pk=given.which)
    row.taken_back_at, row.why_taken_back = now(), given.reason
    row.save(update_fields=["taken_back_at", "why_taken_back"])
    _bar(case, by)
    record(reason=given.reason, personal={"accused": [str(row)]})
    return case


def _people(given: AccusedGiven, unit: Organisation, field: str) -> list[Person | None]:
    """The person named in the unit, or in its place; everybody of that name, where there are two. Nobody: the unit alone."""
    if not given.name:
        return [None]
    there = Appointment.objects.current(on=today()).filter(person__name=given.name)
    held = [
        one
        for one in there.select_related("person")
        if unit.pk == one.organisation_id or unit.division_id == one.division_id
    ]
    if not held:
        words = _("%(unit)s没有叫“%(name)s”的在任人员。姓名不确定时可以只填单位。")
        raise Refused(words % {"unit": unit.name, "name": given.name}, field=field)
    return list({one.person_id: one.person for one in held}.values())


def _bar(case: Case, by: Actor) -> None:
    named = case.accused.filter(taken_back_at=None).select_related("unit__division")
    tokens = [token for one in named for token in tokens_of(one)]
    if not set(tokens).isdisjoint(by.ties):
        raise Refused(_("您本人或您所在的单位就是被反映方，不能经办这件事。请交由上级登记。"), field="accused")
    case.barred = list(dict.fromkeys(tokens))


def _lift(case: Case) -> None:
    """To the county, and out of the hands of those accused."""
    case.transfers.filter(answered_at=None).update(answered_at=now(), accepted=False, answer=str(_("事项已上提到县")))
    case.division, case.rung = pack().county, "county"
    stays = case.holder is not None and not is_barred(case, case.holder)
    if case.unit_id and f"o:{case.unit_id}" in case.barred:
        case.unit = None
    put_into_hands(case, case.holder if stays else None, reason=str(_("指明被反映方，上提到县办理")))
