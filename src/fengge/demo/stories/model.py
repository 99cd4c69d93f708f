"""What a story consists of. Moments are aware (Asia/Shanghai), sums are whole yuan.

Keys of kinds, sources, routes, levels, steps and stages are those of the national pack and of the mediation procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from fengge.demo.stories.people import Person

LEVELS = ("village", "town", "county")
OUTCOMES = ("performed", "refused", "terminated", "withdrawn", "referred", "open")


@dataclass(frozen=True)
class Place:
    """`code`: the division's official code cut to its level (village 12, grid 15 digits)."""

    code: str
    town: str
    village: str
    group: str


@dataclass(frozen=True)
class Party:
    """`side`: applicant, respondent, agent or witness; `tie`: the relation in words; `org` when a firm is the party."""

    person: Person
    side: str
    tie: str
    stance: str
    org: str = ""

    @property
    def name(self) -> str:
        return self.org or self.person.name


@dataclass(frozen=True)
class Said:
    speaker: str
    role: str
    words: str


@dataclass(frozen=True)
class Session:
    """`result`: agreed, adjourned or failed."""

    number: int
    where: str
    said: tuple[Said, ...]
    result: str
    summary: str


@dataclass(frozen=True)
class Obligation:
    """`by`, `to`: indexes into `Story.parties`; `proof`: what is seen when it was kept."""

    by: int
    to: int
    text: str
    due_on: date
    amount: int = 0
    proof: str = ""


@dataclass(frozen=True)
class Agreement:
    """`form`: written or oral; `total` is the sum of the obligations' amounts."""

    form: str
    agreed_on: date
    facts: str
    obligations: tuple[Obligation, ...]
    clauses: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(each.amount for each in self.obligations)


@dataclass(frozen=True)
class Performance:
    """Which obligation of which agreement was kept, when, and what was seen."""

    agreement: int
    obligation: int
    on: date
    note: str


@dataclass(frozen=True)
class Visit:
    """`outcome`: settled, or unperformed when something is still owed."""

    outcome: str
    words: str


@dataclass(frozen=True)
class Rating:
    stars: int
    words: str
    solved: bool


@dataclass(frozen=True)
class Step:
    """One action of the procedure to replay, or `urge` or `rate`.

    `by`: resident, grid, village, town, county or mediator. `number` indexes what the step brings: parties (consent),
    sessions (mediate), agreements (agree), performance (perform), visits (visit). `workday`: working days since the report.
    """

    do: str
    at: datetime
    by: str
    words: str = ""
    workday: int = 0
    number: int = 0
    outcome: str = ""


@dataclass(frozen=True)
class Story:
    """One dispute as far as it has come. What has not happened yet is absent."""

    kind: str
    scene: str
    source: str
    voice: str
    title: str
    facts: str
    place: Place
    spot: str
    parties: tuple[Party, ...]
    signals: tuple[str, ...]
    level: str
    route: str
    amount: int
    people: int
    claims: tuple[str, ...]
    reported_at: datetime
    investigation: str = ""
    sessions: tuple[Session, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    performance: tuple[Performance, ...] = ()
    visits: tuple[Visit, ...] = ()
    outcome: str = "open"
    stage: str = "reported"
    reason: str = ""
    rating: Rating | None = None
    timeline: tuple[Step, ...] = ()

    @property
    def notes(self) -> tuple[Step, ...]:
        """The one-line notes of grid workers and the short comments of clerks."""
        return tuple(step for step in self.timeline if step.do == "note")
