"""The people of the replayed county: each does, under their own name, what a line of the table says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fengge.cases.engine.asking import hand_in
from fengge.cases.letters.doings import hand_in as hand_in_letter
from fengge.cases.models import AgendaItem, Case, Letter
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.inputs import bind
from fengge.orgs.models import Account, Appointment, AppointmentKind, Person
from tests.world import PASSWORD, Worker, World
from tests.year.doings import DOINGS
from tests.year.forms import DATED, FORMS, LETTERS

POSTED = (date(2026, 11, 2), date(2026, 12, 1))  # the first day, and the first day after


@dataclass(frozen=True)
class Act:
    """One line of the table, as whoever does it knows it."""

    people: People
    matter: str
    who: str
    what: str

    @property
    def by(self) -> Worker:
        return self.people.workers[self.who]


class People:
    """Does what the table says; knows every matter by its name in the table."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.matters: dict[str, Case] = {}
        self.letters: dict[str, Letter] = {}
        bureau = world.organisation(world.county, "water", "某县水务局")
        centre = world.organisation(world.county, "governance_center", "某县综治中心")
        world.organisation(world.county, "party_office", "中共某县委办公室")
        world.county_chen.appointment.organisation = centre
        world.county_chen.appointment.save()
        everybody = (
            world.secretary_li, world.mediator_zhang, world.visitor_zhao, world.town_wang, world.county_chen,
            world.worker("周信访", "county_petition", world.county, None),
            world.worker("郑县长", "county_leader", world.county, None),
            world.worker("钱司法", "county_justice", world.county, None),
            world.worker("吴局长", "county_unit", world.county, bureau),
            self.posted("孙驻村", bureau),
        )  # fmt: skip
        self.workers: dict[str, Worker] = {one.name: one for one in everybody}

    def posted(self, name: str, by: Any) -> Worker:
        """Sent by the bureau to the village for a month, managed by the town, used by the village."""
        world, person = self.world, Person.objects.create(name=name)
        lines = {"dispatching": by, "managing": world.town_centre, "using": world.committee}
        first, after = POSTED
        appointment = Appointment.objects.create(
            person=person, post="posted_cadre", division_id=world.village, kind=AppointmentKind.POSTING,
            valid_from=first, valid_to=after, **lines,
        )  # fmt: skip
        return Worker(name, appointment, Account.objects.create_user("posted", PASSWORD, person=person))

    def do(self, matter: str, who: str, what: str) -> None:
        """One line of the table."""
        act = Act(self, matter, who, what)
        if matter in self.letters:
            self.write(act)
        elif what in FORMS:
            action, given = FORMS[what]
            self.act(matter, who, action, **given)
        elif what in DATED:
            action, given = DATED[what]
            self.act(matter, who, action, on=today(), **given)
        else:
            DOINGS[next(word for word in DOINGS if what.startswith(word))](act)

    def act(self, matter: str, who: str, action: str, /, **given: Any) -> None:
        """Hand in a form as page and API do."""
        by = self.workers[who].actor
        with scope(by):
            case = Case.objects.get(pk=self.matters[matter].pk)
            bound = hand_in(case, action, given, by=by)
            assert bound.ok, (matter, action, bound.errors)

    def open(self, key: str, matter: str, who: str, /, **given: Any) -> None:
        """A matter entered at a counter."""
        by = self.workers[who].actor
        with scope(by):
            opening = opening_of(key)
            told = {"division": self.world.village, "channel": "counter", **given}
            bound = bind(
                opening.input, {name: value for name, value in told.items() if name in opening.input.questions}
            )
            assert bound.ok, bound.errors
            self.matters[matter] = opening.enter(bound.value, by=by, ticket=Ticket.new())

    def write(self, act: Act) -> None:
        """One deed to a letter."""
        verb, given = LETTERS[act.what]
        with scope(act.by.actor):
            letter = Letter.objects.get(pk=self.letters[act.matter].pk)
            bound, _ = hand_in_letter(verb, given, by=act.by.actor, letter=letter)
            assert bound.ok, (act, bound.errors)

    def topic(self, act: Act) -> AgendaItem:
        """The undecided item about the matter in the meeting of one's own place."""
        waiting = AgendaItem.objects.filter(decided_at=None, meeting__outcome="", division__in=act.by.actor.places)
        found: AgendaItem = waiting.get(case=self.matters[act.matter].pk)
        return found
