"""The course of a case: which steps follow, when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from fengge.demo.stories.dice import chance
from fengge.demo.stories.grammar import say
from fengge.demo.stories.model import Step
from fengge.demo.stories.scenes import words
from fengge.demo.stories.workdays import between, later

if TYPE_CHECKING:
    from random import Random

    from fengge.demo.stories.setting import Setting

# Working days between two steps; the first number of each is the rule.
AT_ONCE, SOON, USUAL, SLOW = (0,), (0, 0, 0, 0, 1), (0, 0, 1, 1, 1, 2), (1, 2, 2, 3, 4, 6)
REPORTERS = {"resident": "resident", "grid": "grid"}
WRITERS = {"grid": "grid", "village": "clerk", "town": "town"}


@dataclass
class Course:
    """A cursor that only moves forward, in office hours, leaving steps behind it."""

    setting: Setting
    level: str
    rng: Random
    steps: list[Step] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.steps[-1].at if self.steps else self.setting.when

    def begin(self) -> None:
        self.steps.append(Step("report", self.setting.when, REPORTERS.get(self.setting.voice, "village")))

    def add(self, do: str, by: str, at: datetime, said: str = "", *, number: int = 0, outcome: str = "") -> None:
        workday = between(self.setting.when.date(), at.date())
        self.steps.append(Step(do, at, by, said, workday, number, outcome))

    def go(
        self, do: str, by: str, gap: tuple[int, ...] = AT_ONCE, said: str = "", *, number: int = 0, outcome: str = ""
    ) -> None:
        self.add(do, by, later(self.now, self.rng.choice(gap), self.rng), said, number=number, outcome=outcome)

    def go_on(self, do: str, by: str, day: date, said: str = "", number: int = 0) -> None:
        """A step by people themselves on a given day, rest days too, never before the last step."""
        at = datetime.combine(day, time(self.rng.randint(9, 19), self.rng.randrange(60)), self.setting.when.tzinfo)
        self.add(do, by, max(at, self.now + timedelta(minutes=self.rng.randint(5, 50))), said, number=number)

    def phrase(self, part: str, occasion: str, **more: str) -> str:
        return say(words()[part][occasion], self.setting.slots | more, self.rng)

    def note(self, share: float) -> None:
        """Now and then somebody writes one line; it moves no clock."""
        if chance(self.rng, share):
            who = self.rng.choices(list(WRITERS), (5, 4, 1))[0]
            self.go("note", who, (0, 0, 1), self.phrase("notes", WRITERS[who]))

    def agree(self, form: str, number: int = 0) -> None:
        """Signed at the same table, twenty minutes later."""
        self.add("agree", "mediator", self.now + timedelta(minutes=20), number=number, outcome=form)


def arrive(setting: Setting, level: str, rng: Random) -> Course:
    """From the first word to the hand that takes it; one in thirty is first sent to the wrong village."""
    course = Course(setting, level, rng)
    course.begin()
    course.go("register", "village", SOON)
    course.go("triage", "village" if level == "village" else "town", SOON)
    if chance(rng, 0.035):
        course.go("return", "village", USUAL, course.phrase("notes", "returned"))
        course.go("triage", "town", SOON, course.phrase("notes", "redispatched"))
    course.go("assign", level, SOON)
    return course


def take(course: Course) -> None:
    """Accepted by the mediation committee; the applicant agrees to mediation."""
    if chance(course.rng, 0.05):
        course.go("urge", "town", (2, 3, 4), course.phrase("notes", "urge"))
    course.go("accept", course.level, SOON)
    course.note(0.35)
    course.go("consent", "mediator", SOON, number=0, outcome="some")


def study(course: Course) -> None:
    """The other side agrees too; the mediator looks for himself."""
    course.go("consent", "mediator", SOON, number=1, outcome="all")
    course.go("investigate", "mediator", USUAL)
    course.note(0.4)
