"""The year, minute by minute where anything can happen: people act, the worker's jobs run, and what comes out is written down.

The worker sweeps every minute. A sweep touches only what asked to be looked at by then (`wakes_at`), so the minutes in
between are skipped and nothing is lost: each case is swept in the minute in which it asked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, Min
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.cases import tasks
from fengge.cases.engine.timing import clocks_of
from fengge.cases.escalation.calendar import warn_of_calendar
from fengge.cases.escalation.refreshing import refresh_clocks
from fengge.cases.escalation.sweeping import sweep
from fengge.cases.meetings.calling.due import call_due
from fengge.cases.meetings.series import reason_title
from fengge.cases.models import Case, Meeting
from fengge.cases.tallying.folding import fold
from fengge.core.access import scope, system
from fengge.core.clock import ZONE, at, local, now
from fengge.core.models import Delivery, Event, Notice
from fengge.core.testing.database import database_role
from tests.year.tables import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.year.people import People

RUNGS = {"village": "村", "town": "镇", "county": "县"}
MEETINGS = {"daily_huddle": "日碰头", "weekly_consultation": "周会商", "monthly_dispatch": "月调度"}
TELLERS = {"tell_of": tasks.tell_of, "tell_merged": tasks.tell_merged, "tell_of_decision": tasks.tell_of_decision}
NIGHT, OPENING, MORNING = time(3, 20), time(8), time(8, 30)
MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)


class Replay:
    """Goes through the days of `todo`; `found` is every line that came out, `met` every meeting that was called."""

    def __init__(self, people: People, todo: Mapping[str, Sequence[Line]]) -> None:
        self.people, self.todo = people, todo
        self.found: list[Line] = []
        self.met: dict[tuple[str, date, str], str] = {}
        self.ends: dict[tuple[str, str, int], datetime | None] = {}
        self.seen = {"events": 0, "notices": 0, "jobs": 0, "messages": 0}
        self.names: dict[str, str] = {}
        self.waiting: set[int] = set()
        self.last_meeting = 0

    def run(self, first: date, last: date) -> None:
        day = first
        while day <= last:
            self.one_day(day)
            day += ONE_DAY

    def one_day(self, day: date) -> None:
        fixed = [(NIGHT, self.night), (OPENING, self.meetings), (MORNING, warn_of_calendar)]
        for moment, job in fixed:
            self.until(datetime.combine(day, moment, ZONE))
            with at(datetime.combine(day, moment, ZONE)):
                with database_role("fengge_worker"):
                    job()
                self.look(told=job is warn_of_calendar)
        for line in self.todo.get(f"{day}", ()):
            self.until(line.moment)
            with at(line.moment):
                self.people.do(line.matter, line.who, line.what)
                self.look(clocks=True, told=True)
        self.until(datetime.combine(day, time(23, 59), ZONE))

    def until(self, moment: datetime) -> None:
        """Every sweep that finds something, up to and including this minute."""
        while (woken := self.next_wake()) and woken <= moment:
            with at(woken):
                with database_role("fengge_worker"):
                    swept = sweep()
                assert swept.failed == 0
                self.look(clocks=True, told=True)

    def next_wake(self) -> datetime | None:
        with database_role("fengge_worker"), system(tasks.TELL):
            asked = Case.objects.aggregate(first=Min("wakes_at"))["first"]
        if asked is None:
            return None
        minute = local(asked).replace(second=0, microsecond=0)
        return minute if minute == local(asked) else minute + MINUTE

    def night(self) -> None:
        """What rows keep of their clocks agrees with the clocks worked out anew, every night."""
        assert refresh_clocks() == 0, f"{now():%Y-%m-%d}: rows kept another end than their events say"
        with system(tasks.FOLD):
            fold()

    def meetings(self) -> None:
        with system(tasks.MEETINGS_DUE) as by:
            call_due(by)

    def look(self, *, clocks: bool = False, told: bool = False) -> None:
        """Write down what has come out since the last look."""
        if told:
            self.tell()
        with database_role("fengge_worker"), system(tasks.TELL):
            self.names = {case.number: name for name, case in self.people.matters.items()}
            if told:
                self.notices()
                self.messages()
            if clocks:
                self.moves()
        with scope(self.people.world.actor_seeing_all):
            self.called()
            if clocks:
                self.clocks()

    def tell(self) -> None:
        """The jobs put beside events, as the worker does them."""
        with database_role("fengge_worker"):
            for job in ProcrastinateJob.objects.filter(id__gt=self.seen["jobs"]).order_by("id"):
                self.seen["jobs"] = job.pk
                if teller := TELLERS.get(job.task_name.rpartition(".")[2]):
                    teller(**job.args)

    def write(self, kind: str, matter: str, who: str, what: str) -> None:
        self.found.append(Line(f"{now():%Y-%m-%d}", f"{now():%H:%M}", kind, matter, who, what))

    def notices(self) -> None:
        desks = {f"a:{one.appointment.pk}": name for name, one in self.people.workers.items()}
        for notice in Notice.objects.filter(pk__gt=self.seen["notices"]).order_by("pk"):
            self.seen["notices"] = notice.pk
            said = str(notice)
            number = next((one for one in self.names if said.startswith(one)), "")
            who = desks.get(notice.team[0], notice.team[0])
            self.write("告", self.names.get(number, ""), who, said.removeprefix(number).lstrip(" ：，"))

    def messages(self) -> None:
        """Text messages to residents, in the minute in which they may go; of the words, what tells how far it has come."""
        for message in Delivery.objects.filter(pk__gt=self.seen["messages"]).order_by("pk"):
            self.seen["messages"] = message.pk
            due, said = local(message.due_at), message.text.partition("）")[2].partition("。")[0]
            name = self.names.get(message.about, "")
            self.found.append(Line(f"{due:%Y-%m-%d}", f"{due:%H:%M}", "信", name, message.address, said))

    def moves(self) -> None:
        """Going up by rule, and alarms."""
        rows = Event.objects.filter(pk__gt=self.seen["events"]).order_by("pk")
        for event in rows.filter(type__in=["case.raised", "case.alarmed"]):
            name, told = self.matter(event.subject_id), event.details
            case = self.people.matters[name]
            title = next(str(one.title) for one in case.procedure.deadlines if one.key == told["deadline"])
            if event.type == "case.raised":
                self.write("升", name, "", f"{RUNGS[told['from_rung']]}→{RUNGS[told['rung']]} {title}")
            else:
                self.write("警", name, "", f"{RUNGS[told['rung']]} {title}")
        self.seen["events"] = rows.aggregate(last=Max("pk"))["last"] or self.seen["events"]

    def matter(self, pk: int | None) -> str:
        return next(name for name, case in self.people.matters.items() if case.pk == pk)

    def clocks(self) -> None:
        """Every end that is new or has moved."""
        for name, known in self.people.matters.items():
            case = Case.objects.get(pk=known.pk)
            for clock in clocks_of(case, now()):
                key = (name, clock.key, clock.round)
                if clock.is_open and self.ends.get(key) != clock.due_at:
                    self.ends[key] = clock.due_at
                    self.write("期", name, "", f"{clock.deadline.title} {_end(clock.due_at)}")

    def called(self) -> None:
        """Meetings called, with what is on their agenda; and those that lapsed."""
        for meeting in Meeting.objects.filter(pk__in=self.waiting, outcome="lapsed"):
            self.waiting.discard(meeting.pk)
            self.write("散", "", self.place(meeting), f"{meeting.on}")
        for meeting in Meeting.objects.filter(pk__gt=self.last_meeting).order_by("pk"):
            self.last_meeting = meeting.pk
            self.met[meeting.series, meeting.on, meeting.division] = meeting.outcome
            if not meeting.outcome:
                self.waiting.add(meeting.pk)
            for item in meeting.items.all():
                reasons = "、".join(reason_title(meeting.series, one) for one in item.reasons)
                self.write("会", self.names.get(item.number, item.title), self.place(meeting), reasons)

    def place(self, meeting: Meeting) -> str:
        world = self.people.world
        names = {world.county: "某县", world.town: "某镇", world.village: "大坪村", world.next_village: "小坪村"}
        return f"{names[meeting.division]} {MEETINGS[meeting.series]}"


def _end(due: datetime | None) -> str:
    """The end of a day is written as its twenty-four hundred."""
    if due is None:
        return "暂停"
    due = local(due)
    return f"{due:%Y-%m-%d} 24:00" if due.time() == time(23, 59, 59) else f"{due:%Y-%m-%d %H:%M}"
