"""What a story consists of. Moments are aware (Asia/Shanghai), sums are whole yuan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from fengge.demo.stories.people import Person

SOURCES = {
    "apply": "依申请调解",
    "initiative": "主动调解",
    "court": "法院移送",
    "police": "公安机关移送",
    "petition": "信访部门移送",
    "grid": "网格员上报",
    "link_head": "联户长上报",
    "scan": "扫码自报",
    "hotline": "12345",
    "visit": "走访发现",
}
ROUTES = {
    "mediation": "人民调解",
    "labour": "劳动监察、仲裁",
    "police": "公安机关",
    "review": "行政复议、行政诉讼",
    "tenure": "政府确权",
    "court": "人民法院",
    "other": "主管部门",
}
LEVELS = ("village", "town", "county")
OUTCOMES = ("performed", "refused", "failed", "withdrawn", "referred", "open")


@dataclass(frozen=True)
class Place:
    """`code`: the division's official code cut to its level (village 12, grid 15 digits)."""

    code: str
    town: str
    village: str
    group: str


@dataclass(frozen=True)
class Party:
    """`side`: applicant, respondent, agent, witness; `tie`: the relation in words; `org` when a firm is the party."""

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
    """`by`, `to`: indexes into `Story.parties`."""

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
    obligation: int
    on: date
    note: str


@dataclass(frozen=True)
class Visit:
    words: str
    solved: bool


@dataclass(frozen=True)
class Rating:
    stars: int
    words: str
    solved: bool


@dataclass(frozen=True)
class Step:
    """One verb to replay. `workday`: working days since the report; `number`: which session, obligation or note."""

    do: str
    at: datetime
    by: str
    words: str = ""
    workday: int = 0
    number: int = 0


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
    agreement: Agreement | None = None
    performance: tuple[Performance, ...] = ()
    visit: Visit | None = None
    outcome: str = "open"
    stage: str = "reported"
    reason: str = ""
    rating: Rating | None = None
    timeline: tuple[Step, ...] = field(default_factory=tuple)

    @property
    def notes(self) -> tuple[Step, ...]:
        return tuple(step for step in self.timeline if step.do in {"note", "comment"})
