"""Calling a meeting by hand, and bringing up a matter that no record asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext as _

from fengge.cases.meetings.agenda.freezing import of_case
from fengge.cases.meetings.calling.convening import convene, one_at_a_time
from fengge.cases.meetings.series import LEVELS, SECRECY, run_by, series_of
from fengge.cases.models import AgendaItem, Case, Meeting
from fengge.cases.permissions import May
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.meetings.calling.inputs import AddGiven, CallGiven
    from fengge.core.access import Actor


@verb(May.MEET, event="meeting.called")
def call(given: CallGiven, *, by: Actor) -> Meeting:
    """Call a meeting in the actor's own place now, beside those that come by themselves."""
    series = run_by(by).get(given.series)
    if series is None:
        raise Refused(_("您的岗位不主持这个会。"), field="series")
    one_at_a_time()
    place = next(code for code in by.places if len(code) == LEVELS[series.level])
    todays = Meeting.objects.filter(series=given.series, division=place, on=today())
    if todays.waiting().exists():
        raise Refused(_("今天的会已经召集，还没有结束。"), field="series")
    nth = (todays.aggregate(most=Max("nth"))["most"] or 0) + 1
    (meeting,) = convene(given.series, series, [place], today(), nth=nth, by=by.appointment_id, keep=True)
    record(nothing=False)
    return meeting


@verb(May.MEET, event="meeting.item_added")
def add_item(meeting: Meeting, given: AddGiven, *, by: Actor) -> Meeting:
    """Bring up a matter with a reason; a case joins with what is true of it now."""
    must_be_open(meeting)
    if bool(given.number) == bool(given.title):
        raise Refused(_("写案号，或者写议题，二选一。"), field="title" if given.number else "number")
    about = _case(meeting, given.number) if given.number else {"title": given.title, "place": meeting.division}
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    AgendaItem.objects.create(
        meeting=meeting, division=meeting.division, position=last + 1, by_hand=given.reason,
        **{"reported_at": now(), **about},
    )  # fmt: skip
    record(position=last + 1, number=given.number or "", reason=given.reason)
    return meeting


def must_be_open(meeting: Meeting) -> None:
    """Raises Refused once a meeting has ended."""
    if meeting.outcome:
        raise Refused(_("这个会已经结束，不能再改。"))


def _case(meeting: Meeting, number: str) -> dict[str, Any]:
    """What is frozen of the case; one that this agenda may not hold does not exist for it."""
    series = series_of(meeting.series)
    most = SECRECY[series.secrecy] if series else 0
    case = Case.objects.open().select_related("holder__person", "unit").filter(number=number, secrecy__lte=most).first()
    if case is None or not case.division.startswith(meeting.division):
        raise Refused(_("这里没有这个案号的在办事项，请核对。"), field="number")
    if meeting.items.filter(case=case).exists():
        raise Refused(_("这件事已经在议程上。"), field="number")
    return {**of_case(case), "discussed": discussed(case, meeting)}


def discussed(case: Case, meeting: Meeting) -> int:
    """How often this series discussed it here before."""
    earlier = AgendaItem.objects.filter(case=case, meeting__series=meeting.series, division=meeting.division)
    return earlier.exclude(decided_at=None).count()
