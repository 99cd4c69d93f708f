"""Who lives and works in the world: bodies, and people in their posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.test import Client

from fengge.core.access import Secrecy
from fengge.orgs.acting import actor_for
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Account, Appointment, Division, Organisation, Person
from tests.world.places import COUNTY, GRID, GROUP, LONG_AGO, NEXT_VILLAGE, TOWN, VILLAGE

PASSWORD = "correct horse battery"


@dataclass
class Worker:
    """Somebody in post: the person, the appointment, the actor, and a signed-in client."""

    name: str
    appointment: Appointment
    account: Account

    @property
    def actor(self):
        return actor_for(self.account, self.appointment)

    @property
    def client(self):
        client = Client()
        client.force_login(self.account)
        return client


class Peopled:
    """Divisions, organisations and workers by name."""

    county, town, village, next_village = COUNTY, TOWN, VILLAGE, NEXT_VILLAGE

    def __init__(self) -> None:
        for code, name, parent in (
            (COUNTY, "某县", None), (TOWN, "某镇", COUNTY), (VILLAGE, "大坪村", TOWN), (NEXT_VILLAGE, "小坪村", TOWN),
            (GRID, "第一网格", VILLAGE), (GROUP, "第一联户", GRID),
        ):  # fmt: skip
            Division.objects.create(code=code, name=name, parent_id=parent, sort_key=code, valid_from=LONG_AGO)
        self.committee = self.organisation(VILLAGE, "mediation_committee", "大坪村人民调解委员会")
        self.settle_people()

    def settle_people(self) -> None:
        """Who works in the village, next door, in the town and in the county."""
        self.town_centre = self.organisation(self.town, "centre", "某镇综治中心")
        self.secretary_li = self.worker("李书记", "village_secretary", self.village, self.committee)
        self.mediator_zhang = self.worker("张调解", "village_mediator", self.village, self.committee)
        self.visitor_zhao = self.worker("赵回访", "village_secretary", self.village, self.committee)
        self.town_wang = self.worker("王主任", "town_governance", self.town, self.town_centre)
        self.secretary_next = self.worker("邻村书记", "village_secretary", self.next_village, None)
        self.county_chen = self.worker("陈科长", "county_governance", self.county, None)
        self._in_post: dict[tuple[str, str], Worker] = {}

    @property
    def places(self) -> dict[str, str]:
        """Where posts of each level stand."""
        grid = f"{self.village}001"
        return {
            "county": self.county, "town": self.town, "village": self.village, "grid": grid, "group": f"{grid}001"
        }  # fmt: skip

    @property
    def actor_seeing_all(self):
        """An actor whom no clearance stops; for arranging, never for looking."""
        return replace(self.county_chen.actor, clearance=Secrecy.SEALED)

    def in_post(self, post: str, place: str = "") -> Worker:
        """Somebody in any post of the county, at the post's own level unless another place is named."""
        place = place or self.places[posts().posts[post].level]
        if (post, place) not in self._in_post:
            self._in_post[post, place] = self.worker(f"某{post}", post, place, None)
        return self._in_post[post, place]

    def organisation(self, code: str, role: str, name: str) -> Organisation:
        return Organisation.objects.create(
            key=f"{code}.{role}", name=name, kind=role, division_id=code, valid_from=LONG_AGO
        )

    def worker(self, name: str, post: str, code: str, unit: Organisation | None) -> Worker:
        person = Person.objects.create(name=name)
        account = Account.objects.create_user(f"{post}-{person.pk}", PASSWORD, person=person)
        appointment = Appointment.objects.create(
            person=person, post=post, division_id=code, organisation=unit, valid_from=LONG_AGO
        )
        return Worker(name, appointment, account)
