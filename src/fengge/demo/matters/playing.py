"""The matters through the real verbs, each step as the person in that post would have handed it in at that moment."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from importlib import resources
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from django.core.files.uploadedfile import SimpleUploadedFile

from fengge.cases.engine.asking import hand_in
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.clock import ZONE, at, now, today
from fengge.core.events import long_ago
from fengge.core.inputs import bind
from fengge.core.verbs import Refused
from fengge.demo.matters import courses
from fengge.demo.photos import draw
from fengge.demo.replay.hands import Hands
from fengge.demo.replay.through_verbs import TICKETS
from fengge.demo.stories.people import person
from fengge.demo.stories.workdays import OPENS, backward, in_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground
    from fengge.demo.matters.courses import Move, Scene

MATTERS = {
    "hazard": 42,
    "solved": 9,
    "hotline": 28,
    "errand": 15,
    "consultation": 8,
    "mediation_request": 6,
    "suggestion": 6,
}
LEVELS = ("hazard_general", "hazard_general", "hazard_serious", "hazard_general", "hazard_major")
SEED, HOURS_A_DAY = 12345, 24
LATELY, DAYS_BACK, OPEN_BACK = 9, 85, 4  # working days
IN_THE_VILLAGE = 3  # of every four where the named people work
VILLAGE = 12
PICTURED = 10


def play_all(ground: Ground, share: float = 1.0) -> int:
    """Every matter; gives how many there are."""
    stage, played = Stage(ground), 0
    for kind, count in MATTERS.items():
        for number, (scene, moves, back) in zip(range(max(1, round(count * share))), _told(kind), strict=False):
            stage.play(kind, number, scene, moves, back)
            played += 1
    return played


def _told(kind: str) -> Iterator[tuple[Scene, list[Move], int]]:
    """Scenes in turn, each with the next course there is and how many working days ago it began."""
    text = (resources.files("fengge.demo.matters") / "scenes.toml").read_text(encoding="utf-8")
    scenes, rng = cycle(tomllib.loads(text)[kind]), Random(f"{SEED}{kind}")
    for number, scene in enumerate(scenes):
        offered = list(_courses(kind, scene, number).values())
        moves = offered[(number + number // len(offered)) % len(offered)]
        over = bool(moves) and moves is offered[-1]
        took = sum(1 + move.after // HOURS_A_DAY for move in moves)
        lately = took + rng.randint(1, OPEN_BACK) if moves else rng.randint(0, OPEN_BACK)
        yield scene, moves, rng.randint(max(LATELY, took + 1), DAYS_BACK) if over else lately


def _courses(kind: str, scene: Scene, number: int) -> dict[str, list[Move]]:
    if kind == "hazard":
        return courses.hazard(scene, LEVELS[number % len(LEVELS)])
    return {"solved": []} if kind == "solved" else getattr(courses, kind)(scene)


class Stage:
    """Who plays which part, where, and when."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.hands, self.rng = ground, Hands(ground), Random(SEED)

    def play(self, kind: str, number: int, scene: Scene, moves: list[Move], back: int) -> None:
        """One matter from its first word to where it stands; what would lie ahead has not happened yet."""
        village = (
            self.ground.village
            if number % 4 < IN_THE_VILLAGE
            else self.rng.choice(self.ground.villages(self.ground.town))
        )
        parts = Parts(self.hands, village)
        moment = self._first(back)
        with at(moment), long_ago():
            case = self._open(kind, number, scene, parts)
        for move in moves:
            moment = in_hours(moment + timedelta(hours=move.after), self.rng)
            if moment > now():
                return
            with at(moment), long_ago():
                self._do(case, move, scene, parts, pictured=number < PICTURED)

    def _first(self, back: int) -> datetime:
        day, soon = backward(today(), back), time(OPENS, self.rng.randint(0, 59))
        first = datetime.combine(day, soon, ZONE)
        return first if first < now() - timedelta(minutes=30) else datetime.combine(backward(day, 1), soon, ZONE)

    def _open(self, kind: str, number: int, scene: Scene, parts: Parts) -> Case:
        key = "hazard" if kind == "solved" else kind
        by = parts.actor(
            "county" if kind == "hotline" else "clerk" if kind in ("consultation", "suggestion") else "grid"
        )
        given, opening = self._said(kind, number, scene, parts), opening_of(key)
        ticket = Ticket.new(uuid5(TICKETS, f"{kind}{number}"))
        with scope(by):
            asked = {name: value for name, value in given.items() if name in opening.input.questions}
            bound = bind(opening.input, asked)
            if bound.errors:
                raise ValueError(f"{bound.errors} in {asked}")
            return opening.enter(bound.value, by=by, ticket=ticket)

    def _said(self, kind: str, number: int, scene: Scene, parts: Parts) -> dict[str, Any]:
        who = person(self.rng, on=today())
        given = {
            "channel": ("grid", "counter", "phone")[number % 3], "division": parts.place(kind),
            "kind": scene.get("kind", "02"), "facts": scene["facts"],
            "place_words": scene.get("place"), "name": who.name, "phone": who.phone or None,
            "number": f"DEMO-{today():%Y}-{number + 1:05}", "received_at": now() - timedelta(minutes=20), "due_at": self._due(),
            "authorised": True, "originals": scene.get("originals"), "helper": str(parts.of("helper").pk),
            "other_side": scene.get("other") or None, "solved": kind == "solved", "how": scene.get("how"),
        }  # fmt: skip
        if kind == "hazard" and number % len(LEVELS) == len(LEVELS) - 1:
            given |= {"urgent": True, "danger": "有人经过，随时可能伤人"}
        return {name: value for name, value in given.items() if value is not None}

    def _due(self) -> datetime:
        return (now() + timedelta(days=self.rng.choice((3, 5, 13)))).replace(hour=18, minute=0, second=0, microsecond=0)

    def _do(self, case: Case, move: Move, scene: Scene, parts: Parts, *, pictured: bool) -> None:
        given = dict(move.given)
        if given.get("to"):
            given["to"] = str(parts.of(given["to"]).pk)
        if move.action == "rectify":
            given["on"] = today().isoformat()
        if move.action == "take_back_in":
            given["due_at"] = self._due()
        if pictured and move.action in ("check", "rectify") and "picture" in scene:
            given["photos"] = [self._photo(scene["picture"], move.action)]
        actor = parts.actor(move.who)
        with scope(actor):
            try:
                bound = hand_in(case, move.action, given, by=actor)
            except Refused as refusal:
                raise ValueError(f"{move.action}: {refusal.message} {refusal.items}") from refusal
            if bound.errors:
                raise ValueError(f"{move.action}: {bound.errors}")
            case.refresh_from_db()

    def _photo(self, subject: str, action: str) -> SimpleUploadedFile:
        name = "整改前（示意）.jpg" if action == "check" else "整改后（示意）.jpg"
        return SimpleUploadedFile(name, draw(subject, self.rng.randrange(10**6)), content_type="image/jpeg")


class Parts:
    """The people of one village, its town and the county, by the part they play."""

    POSTS = {
        "secretary": ("village_secretary", "village"), "clerk": ("village_clerk", "village"), "agent": ("proxy_agent", "village"),
        "helper": ("town_justice", "town"), "county": ("county_governance", "county"),
    }  # fmt: skip

    def __init__(self, hands: Hands, village: str) -> None:
        self.hands, self.village = hands, village
        self.grid = hands.ground.grids(village)[0]

    def of(self, part: str) -> Any:
        """The appointment that plays it."""
        if part == "grid":
            return self.hands.of("grid_worker", self.grid)
        post, rung = self.POSTS[part]
        return self.hands.of(post, self.hands.seat(rung, self.village))

    def actor(self, part: str) -> Actor:
        """Whoever plays it, as they sign in."""
        return self.hands.actor(self.of(part))

    def place(self, kind: str) -> str:
        """Grid workers write for their grid, everybody else for the village."""
        return self.grid if kind in ("hazard", "solved", "errand", "mediation_request") else self.village
