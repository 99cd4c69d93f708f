"""Matters at risk through the real verbs, each step by the person in that post, at the hour they would have taken it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from fengge.cases.engine.asking import hand_in
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.risk.expiring import expire_as
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import current_actor, scope
from fengge.core.clock import at, local, now, today
from fengge.core.events import long_ago
from fengge.core.verbs import Refused
from fengge.demo.replay.hands import Hands
from fengge.demo.replay.through_verbs import TICKETS
from fengge.demo.risks.courses import COURSES
from fengge.demo.stories.people import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground
    from fengge.demo.risks.courses import Move

SEED, FIRST_HOUR, LAST_HOUR = 110, 8, 18
MEASURES = (
    ("asking", "分开约谈，两名干部到场；见面先告诉村里", "调解员"),
    ("other", "上门讲清法律后果，请信得过的长辈陪着谈", "村治保主任"),
    ("both", "调解前互不上门，晚上八点后巡查一次", "村治保主任和网格员"),
)


def play_risks(ground: Ground) -> int:
    """Every matter; what has stood its time ends as on any morning. Gives how many there are."""
    text = (resources.files("fengge.demo.risks") / "scenes.toml").read_text(encoding="utf-8")
    scenes, hands, rng = tomllib.loads(text)["risk"], Hands(ground), Random(SEED)
    for number, scene in enumerate(scenes):
        village = ground.next_village if scene.get("elsewhere") else ground.village
        Matter(number, scene, village, hands, rng).play(COURSES[scene["course"]])
    with long_ago():
        expire_as(current_actor())
    return len(scenes)


@dataclass
class Matter:
    """One matter with its people and its place."""

    number: int
    scene: dict[str, Any]
    village: str
    hands: Hands
    rng: Random
    tickets: str = "risk"

    def __post_init__(self) -> None:
        self.asking, self.other = (person(self.rng, on=today()) for _ in range(2))

    def play(self, moves: list[Move]) -> None:
        """From the first word to where it stands; what would lie ahead has not happened yet."""
        morning = local(now()).replace(hour=8, minute=self.rng.randint(0, 59), second=0, microsecond=0)
        moment = morning - timedelta(days=self.scene["back"])
        with at(moment), long_ago():
            case = self._open()
        for move in moves:
            moment = self._office_hour(moment + timedelta(hours=move.after))
            if moment > now():
                return
            with at(moment), long_ago():
                self._do(case, move)

    def _office_hour(self, moment: datetime) -> datetime:
        """Some minutes later; what falls into the evening waits for the next morning, so that nothing comes before its turn."""
        late = local(moment) + timedelta(minutes=self.rng.randint(1, 20))
        if FIRST_HOUR <= late.hour < LAST_HOUR:
            return late
        return late.replace(hour=FIRST_HOUR, minute=self.rng.randint(5, 25)) + timedelta(days=late.hour >= LAST_HOUR)

    def _open(self) -> Case:
        by = self._actor("grid")
        told = Report(
            facts=self.scene["facts"], place_words=self.scene["place"], name=self.asking.name, **self.reached()
        )
        ticket = Ticket.new(uuid5(TICKETS, f"{self.tickets}{self.number}"))
        with scope(by):
            how = Arrival(division=self._grid, channel="grid", source="active")
            return report(told, by=by, ticket=ticket, how=how)

    def reached(self) -> dict[str, Any]:
        """How whoever asks wants to be reached: by nobody, where things are tense."""
        return {}

    def _do(self, case: Case, move: Move) -> None:
        actor = self._actor(move.who)
        with scope(actor):
            try:
                bound = hand_in(case, move.action, self._filled(case, move.given), by=actor)
            except Refused as refusal:
                raise ValueError(f"{move.action}: {refusal.message} {list(map(str, refusal.items))}") from refusal
            if bound.errors:
                raise ValueError(f"{move.action}: {bound.errors}")
            case.refresh_from_db()

    def _filled(self, case: Case, given: Any) -> Any:
        """What a course leaves open, by the name it gives it, however deep it lies."""
        if isinstance(given, dict):
            return {name: self._filled(case, value) for name, value in given.items()}
        if isinstance(given, list):
            return [self._filled(case, value) for value in given]
        if not (isinstance(given, str) and given.startswith("@")):
            return given
        name = given[1:]
        if name.startswith("+"):
            return (today() + timedelta(days=int(name))).isoformat()
        known = self.known(case)
        return known[name]() if name in known else self.scene.get(name)

    def known(self, case: Case) -> dict[str, Callable[[], Any]]:
        suggested = suggest(self.scene["kind"], ())
        return {
            "now": lambda: local(now()).strftime("%Y-%m-%dT%H:%M"),
            "asking": lambda: self.asking.name, "asking_phone": lambda: self.asking.phone or None, "other": lambda: self.other.name,
            "asking_id": lambda: self.asking.id_number, "other_id": lambda: self.other.id_number,
            "level": lambda: suggested.level, "rung": lambda: suggested.rung, "route": lambda: suggested.route,
            "first": lambda: str(case.parties.get(role="applicant").pk), "second": lambda: str(case.parties.get(role="respondent").pk),
            "obligation": lambda: str(case.obligations.get().pk), "measures": self._measures,
            "contacts": lambda: self.scene.get("contacts", "村治保主任 10000003101"),
            "station": lambda: f"{self.hands.ground.places[self.village[:9]].name}派出所",
        }  # fmt: skip

    def _measures(self) -> list[dict[str, str]]:
        until = (today() + timedelta(days=30)).isoformat()
        return [{"protects": side, "what": what, "owner": owner, "until": until} for side, what, owner in MEASURES]

    @property
    def _grid(self) -> str:
        return self.hands.ground.grids(self.village)[0]

    def _actor(self, part: str) -> Actor:
        posts = {
            "grid": ("grid_worker", self._grid), "secretary": ("village_secretary", self.village),
            "mediator": ("village_mediator", self.village), "clerk": ("village_clerk", self.village),
            "town": ("town_governance", self.village[:9]),
        }  # fmt: skip
        return self.hands.actor(self.hands.of(*posts[part]))
