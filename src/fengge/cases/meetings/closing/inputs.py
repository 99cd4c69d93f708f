"""What is asked about a meeting itself: where it is, who leads it, who writes, who is there."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.core.clock import today
from fengge.core.inputs import Choice, Input, Line, Many, field
from fengge.core.wording import aside
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Meeting

_seats: ContextVar[Seats | None] = ContextVar("fengge_meeting_seats", default=None)
MOST = 300
VILLAGE = 12  # length of a village's code: its grid workers come to its meetings


class Seats:
    """Who may sit at a meeting; asked for once, however many fields offer them."""

    def __init__(self, meeting: Meeting) -> None:
        self.place = meeting.division

    @cached_property
    def people(self) -> list[tuple[str, str]]:
        """Those in post in the place; in a village its grid workers too."""
        current = Appointment.objects.current(on=today())
        is_village = len(self.place) >= VILLAGE
        rows = current.under(self.place) if is_village else current.filter(division_id=self.place)
        named = rows.select_related("person").order_by("division_id", "post", "id")[:MOST]
        return [(str(one.pk), str(aside(one.person.name, one.post_title))) for one in named]


@contextmanager
def meeting_in(meeting: Meeting) -> Iterator[None]:
    """Inside, the choices are the people of this meeting's place."""
    token = _seats.set(Seats(meeting))
    try:
        yield
    finally:
        _seats.reset(token)


def people() -> list[tuple[str, str]]:
    """Who may sit at the meeting under consideration."""
    seats = _seats.get()
    return seats.people if seats else []


class AttendanceGiven(Input):
    """Where, who leads, who writes, who is there."""

    chair: Choice = field(_("主持人"), choices=people)
    minute_taker: Choice = field(_("记录人"), choices=people)
    present: Many = field(_("到会"), choices=people, max=MOST)
    others: Line | None = field(_("其他到会的人"), max=300, help=_("不在名单里的，写姓名和单位"))
    place_words: Line | None = field(_("会议地点"), max=100)
