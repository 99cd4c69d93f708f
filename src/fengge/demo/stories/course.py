"""The course of a case: which steps follow, when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from fengge.demo.stories.grammar import say
from fengge.demo.stories.model import Step
from fengge.demo.stories.scenes import words
from fengge.demo.stories.setting import Setting
from fengge.demo.stories.workdays import between, later

QUICK, USUAL, SLOW = (0, 0, 1), (0, 1, 1, 2, 3), (1, 2, 3, 4, 6, 9)


@dataclass
class Course:
    """A cursor that only moves forward, in office hours, leaving steps behind it."""

    setting: Setting
    rng: Random
    steps: list[Step] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.steps[-1].at if self.steps else self.setting.when

    def begin(self, by: str) -> None:
        self.steps.append(Step("reported", self.setting.when, by))

    def go(self, do: str, by: str, gap: tuple[int, ...] = QUICK, words: str = "", number: int = 0) -> datetime:
        at = later(self.now, self.rng.choice(gap), self.rng)
        self.steps.append(Step(do, at, by, words, between(self.setting.when.date(), at.date()), number))
        return at

    def go_on(self, do: str, by: str, day: date, words: str = "", number: int = 0) -> datetime:
        """A step by people themselves on a given day, rest days too, never before the last step."""
        at = datetime.combine(day, time(self.rng.randint(9, 19), self.rng.randrange(60)), self.setting.when.tzinfo)
        at = max(at, self.now + timedelta(minutes=self.rng.randint(5, 50)))
        self.steps.append(Step(do, at, by, words, between(self.setting.when.date(), at.date()), number))
        return at

    def phrase(self, part: str, occasion: str, **more: str) -> str:
        return say(words()[part][occasion], self.setting.slots | more, self.rng)

    def note(self, chance: float, *, by: str = "") -> None:
        """Now and then somebody writes one line; it moves no clock."""
        if self.rng.random() < chance:
            who = by or self.rng.choices(("grid", "village", "town"), (5, 4, 1))[0]
            pool = {"grid": "grid", "village": "clerk", "town": "town"}[who]
            self.go("note" if who == "grid" else "comment", who, (0, 0, 1), self.phrase("notes", pool))


def open_course(setting: Setting, level: str, rng: Random) -> Course:
    """From the first word to the hand that takes it."""
    course = Course(setting, rng)
    reporter = {"resident": "resident", "grid": "grid"}.get(setting.voice, "village")
    course.begin(reporter)
    course.go("registered", "village", QUICK)
    course.go("triaged", "town" if level != "village" else "village", USUAL[:4])
    if rng.random() < 0.035:
        course.go("returned", "village", USUAL, course.phrase("notes", "returned"))
        course.go("redispatched", "town", QUICK, course.phrase("notes", "redispatched"))
    return course


def take(course: Course, level: str) -> None:
    """Accepted by the mediation committee of the level; both sides are asked."""
    if course.rng.random() < 0.05:
        course.go("urged", "town", (2, 3), course.phrase("notes", "urge"))
    course.go("accepted", level, USUAL)
    course.note(0.35)
    course.go("consent_a", "village", QUICK)


def study(course: Course) -> None:
    course.go("consent_b", "village", USUAL)
    course.go("investigated", "mediator", USUAL)
    course.note(0.4)
