"""The petitions through the real verbs, each step by the person in that post, at the hour they would have taken it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from fengge.cases.engine.asking import hand_in
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.clock import at, local, now, today
from fengge.core.events import long_ago
from fengge.core.inputs import bind
from fengge.core.verbs import Refused
from fengge.demo.petitions.courses import COURSES
from fengge.demo.replay.hands import Hands
from fengge.demo.replay.through_verbs import TICKETS
from fengge.demo.stories.people import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground
    from fengge.demo.petitions.courses import Move

SEED = 7
DATED = ("investigate", "assess", "visit", "ask_review", "ask_final")
ACCUSING, JOINT = 4, 5  # every so many accuses a village's committee, is brought by many together


def play_petitions(ground: Ground) -> int:
    """One petition for each course; gives how many there are."""
    text = (resources.files("fengge.demo.petitions") / "scenes.toml").read_text(encoding="utf-8")
    scenes, hands, rng = tomllib.loads(text)["petition"], Hands(ground), Random(SEED)
    for number, moves in enumerate(COURSES.values()):
        village = rng.choice(ground.villages(ground.town))
        Petition(number, scenes[number % len(scenes)], village, hands, rng).play(moves)
    return len(COURSES)


@dataclass
class Petition:
    """One petition with its people and places."""

    number: int
    scene: dict[str, str]
    village: str
    hands: Hands
    rng: Random

    def play(self, moves: list[Move]) -> None:
        """From the window to where it stands today: it began just so long ago that the last step was lately."""
        back = sum(move.after for move in moves) + self.rng.randint(1, 3)
        moment = local(now()).replace(hour=9, minute=self.rng.randint(0, 59)) - timedelta(days=back)
        with at(moment), long_ago():
            case = self._open()
        for move in moves:
            moment += timedelta(days=move.after)
            with at(min(moment, now())), long_ago():
                self._do(case, move, moment)

    def _open(self) -> Case:
        by, opening = self._actor("office"), opening_of("petition")
        with scope(by):
            bound = bind(opening.input, self._said())
            if bound.errors:
                raise ValueError(f"{bound.errors}")
            case: Case = opening.enter(bound.value, by=by, ticket=Ticket.new(uuid5(TICKETS, f"petition{self.number}")))
            return case

    def _said(self) -> dict[str, Any]:
        who = person(self.rng, on=today())
        said: dict[str, Any] = {
            "channel": "counter", "division": self.village, "title": self.scene["title"], "facts": self.scene["facts"],
            "name": who.name, "phone": who.phone, "petitioners": 1, "reference": f"XF-DEMO-{today():%Y}-{self.number + 1:04}",
        }  # fmt: skip
        if self.number % JOINT == 1:
            others = [{"name": person(self.rng, on=today()).name} for _ in range(2)]
            said |= {"petitioners": 12, "representatives": [{"name": who.name}, *others]}
        if self.number % ACCUSING == 0:
            ground = self.hands.ground
            body = ground.body(self.village, "villagers_committee", "residents_committee")
            said["accused"] = [{"unit": ground.bodies[body]}]
        return {name: value for name, value in said.items() if value}

    def _do(self, case: Case, move: Move, moment: datetime) -> None:
        actor = self._actor(move.who)
        with scope(actor):
            given = {name: self._filled(case, value) for name, value in move.given.items()}
            if move.action in DATED:
                given["on"] = moment.date().isoformat()
            try:
                bound = hand_in(case, move.action, given, by=actor)
            except Refused as refusal:
                raise ValueError(f"{move.action}: {refusal.message} {list(map(str, refusal.items))}") from refusal
            if bound.errors:
                raise ValueError(f"{move.action}: {bound.errors}")
            case.refresh_from_db()

    def _filled(self, case: Case, value: Any) -> Any:
        """What a course leaves open, by the name it gives it."""
        if not (isinstance(value, str) and value.startswith("@")):
            return value
        name = value[1:]
        known: dict[str, Callable[[], Any]] = {
            "leader": lambda: str(self._of("leader").pk), "offices": self._offices, "members": self._members, "measures": self._measures,
            "measure": lambda: str(case.petition_measures.filter(done=None)[0].pk),
            "party": lambda: str(case.parties.order_by("order")[0].pk),
            "unit": lambda: self._of("head").organisation.name if self._of("head").organisation else "承办单位",
            "place": lambda: case.place_words or "现场", "number": lambda: case.number,
        }  # fmt: skip
        return known[name]() if name in known else self.scene[name]

    def _members(self) -> list[dict[str, str]]:
        return [
            {"who": str(self._of("head").pk), "role": "head"},
            {"who": str(self._of("lawyer").pk), "role": "lawyer"},
            {"who": str(self._of("member").pk), "role": "liaison"},
        ]

    def _offices(self) -> list[str]:
        """Party committee and government, by their offices."""
        ground = self.hands.ground
        return [str(ground.bodies[ground.body(ground.county, role)]) for role in ("party_office", "government_office")]

    def _measures(self) -> list[dict[str, str]]:
        due = today() + timedelta(days=self.rng.randint(12, 25))
        return [{"what": self.scene["measure"], "owner": str(self._of("head").pk), "due_on": due.isoformat()}]

    def _of(self, part: str) -> Any:
        """The appointment that plays it."""
        county, town = self.hands.ground.county, self.hands.seat("town", self.village)
        posts = {
            "office": ("county_petition", county, 0), "leader": ("county_leader", county, self.number),
            "head": ("county_unit", county, self.number), "lawyer": ("county_justice", county, 0),
            "member": ("town_justice", town, 0), "outsider": ("county_governance", county, 0),
            "second": ("county_governance", county, 1),
        }  # fmt: skip
        return self.hands.of(*posts[part])

    def _actor(self, part: str) -> Actor:
        return self.hands.actor(self._of(part))
