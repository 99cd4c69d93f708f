"""What comes out of the replayed year, written down line by line as the table has it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.cases import tasks
from fengge.cases.engine.timing import clocks_of
from fengge.cases.letters.clocks import clocks_of as clocks_of_letter
from fengge.cases.meetings.series import reason_title
from fengge.cases.models import Case, Meeting
from fengge.core.access import scope, system
from fengge.core.clock import local, now
from fengge.core.models import Delivery, Event, Notice
from fengge.core.testing.database import database_role
from fengge.orgs.models import Organisation
from fengge.orgs.reaching.passing import pass_on
from tests.year.tables import Line

if TYPE_CHECKING:
    from datetime import date, datetime

    from tests.year.people import People

RUNGS = {"village": "村", "town": "镇", "county": "县"}
MEETINGS = {
    "daily_huddle": "日碰头", "weekly_consultation": "周会商", "monthly_dispatch": "月调度", "posted_weekly": "驻村周会",
}  # fmt: skip
TELLERS = {
    "tell_of": tasks.tell_of, "tell_merged": tasks.tell_merged, "tell_of_decision": tasks.tell_of_decision,
    "tell_of_letter": tasks.tell_of_letter,
}  # fmt: skip


class Witness:
    """`found` is every line that came out, `met` every meeting that was called."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.found: list[Line] = []
        self.met: dict[tuple[str, date, str], str] = {}
        self.ends: dict[tuple[str, str, int], datetime | None] = {}
        self.seen = {"events": 0, "notices": 0, "jobs": 0, "messages": 0}
        self.names: dict[str, str] = {}
        self.waiting: set[int] = set()
        self.last_meeting = 0

    def look(self, *, clocks: bool = False, told: bool = False) -> None:
        """Write down what has come out since the last look."""
        if told:
            self.tell()
        with database_role("fengge_worker"), system(tasks.TELL):
            both = [*self.people.matters.items(), *self.people.letters.items()]
            self.names = {one.number: name for name, one in both}
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
            pass_on()

    def write(self, kind: str, matter: str, who: str, what: str) -> None:
        self.found.append(Line(f"{now():%Y-%m-%d}", f"{now():%H:%M}", kind, matter, who, what))

    def notices(self) -> None:
        desks = {f"a:{one.appointment.pk}": name for name, one in self.people.workers.items()}
        desks |= {f"o:{one.pk}": one.name for one in Organisation.objects.all()}
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
            due, about, said = local(message.due_at), message.about, message.text.partition("）")[2].partition("。")[0]
            if not about:  # to somebody at a desk
                said = message.text.partition("】")[2].partition("http")[0].strip(" 。")
                about = next((one for one in self.names if said.startswith(one)), "")
                said = said.removeprefix(about).lstrip(" ：，")
            name = self.names.get(about, "")
            self.found.append(Line(f"{due:%Y-%m-%d}", f"{due:%H:%M}", "信", name, message.address, said))

    def moves(self) -> None:
        """Going up by rule, alarms, and marks of risk that ended by themselves."""
        rows = Event.objects.filter(pk__gt=self.seen["events"]).order_by("pk")
        for event in rows.filter(type__in=["case.raised", "case.alarmed", "risk.expired"]):
            name, told = self.matter(event.subject_id), event.details
            case = self.people.matters[name]
            if event.type == "risk.expired":
                self.write("险", name, "", "标注到期取消")
                continue
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
        at = now()
        of_cases = ((name, clocks_of(Case.objects.get(pk=one.pk), at)) for name, one in self.people.matters.items())
        of_letters = ((name, clocks_of_letter(one, at)) for name, one in self.people.letters.items())
        for name, every in (*of_cases, *of_letters):
            for clock in every:
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
