"""Writes the planned letters through the real verbs, in the order of their days, so that numbers rise with the days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from fengge.cases.engine.hands import token
from fengge.cases.letters.doings import hand_in
from fengge.cases.letters.filling import filled
from fengge.cases.letters.kinds import ground, kinds, unit_of
from fengge.cases.letters.notices import TOLD, tell
from fengge.cases.models import Case, Letter
from fengge.cases.permissions import May
from fengge.core.access import Secrecy, scope
from fengge.core.clock import at, now, start_of, today
from fengge.demo.letters.plans import OF_THE_COUNTY, PLANS
from fengge.demo.photos import draw
from fengge.demo.stories.workdays import is_workday
from fengge.orgs.acting import actor_for
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, AppointmentKind, Organisation

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor
    from fengge.demo.ground import Ground
    from fengge.demo.letters.plans import Act, Plan

OF_LATE = timedelta(days=1)
SIGNERS = {"leader": "county_leader"}


@dataclass
class Writing:
    """One plan on its case, while it is carried out."""

    plan: Plan
    case: Case
    ground: Ground
    letter: Letter | None = field(default=None)

    @cached_property
    def _places(self) -> dict[str, str]:
        where = self.case.division
        village = where[:12] if len(where) >= 12 else self.ground.village  # noqa: PLR2004 - a village's code
        return {"county": self.ground.county, "town": village[:9], "village": village}

    def unit(self, named: str) -> str:
        """The key of the unit that a plan calls `town.party`."""
        where, _, role = named.partition(".")
        return f"{self._places[where]}.{role}"

    def actor(self, act: Act) -> Actor:
        """Who does it: the unit's first or second officer, or the county's leader."""
        if post := SIGNERS.get(act.by):
            rows = Appointment.objects.filter(post=post, division_id=self.ground.county)
        else:
            rows = self._officers(self.plan.to if act.by == "them" else self.plan.by)
        held = list(rows.select_related("person", "division", "organisation").order_by("pk")[:2])
        return actor_for(None, held[-1] if act.by == "second" else held[0])

    def _officers(self, unit: str) -> Any:
        answering = [key for key in posts().posts if May.ANSWER_LETTER in posts().permissions_of(key)]
        rows = Appointment.objects.holding(*answering).filter(organisation__key=self.unit(unit))
        return rows.exclude(kind=AppointmentKind.POSTING)

    def do(self, act: Act) -> None:
        """A refusal is an error: the plan does not hold together with the county's kinds."""
        actor = self.actor(act)
        with scope(actor):
            on: dict[str, Any] = {"letter": self.letter} if self.letter else {"case": self.case}
            given = act.given or self._words(act, actor)
            bound, made = hand_in(act.verb, given | self._files(act), by=actor, **on)
        if made is None:
            raise ValueError(f"{bound.errors} in {self.plan}")
        self.letter = made

    def _files(self, act: Act) -> dict[str, Any]:
        """A drawn photo, where the plan has one."""
        picture = draw(act.shows, seed=self.plan.matter) if act.shows else b""
        return {"files": [SimpleUploadedFile("整改后.jpg", picture, "image/jpeg")]} if picture else {}

    def _words(self, act: Act, actor: Actor) -> dict[str, str]:
        """What the form began with."""
        unit = unit_of(actor)
        if act.verb != "draft" or unit is None:
            return {}
        to = self._officers(self.plan.to).first().organisation
        kind = kinds().kinds[self.plan.kind]
        words = filled(kind, self.case, unit, to, ground(self.case, kind, to.pk) if kind.after else None)
        return {**words, "kind": self.plan.kind, "recipient": str(to.pk), "copies": self.plan.copies}


def write_letters(county: Ground) -> int:
    """Every plan whose case the county has. Gives how many letters."""
    if not set(kinds().kinds) >= {plan.kind for plan in PLANS}:
        return 0
    writings = _on_cases(county)
    schedule = [(_moment(act), number, act) for number, one in enumerate(writings) for act in one.plan.acts]
    for moment, number, act in sorted(schedule, key=lambda line: line[:2]):
        with at(moment):
            writings[number].do(act)
    _tell_only_of_late()
    return len(writings)


def _on_cases(county: Ground) -> list[Writing]:
    """Open cases that were there before the first letter about them, those of the named people's town first."""
    cases = list(
        Case.objects.open().filter(secrecy=Secrecy.OPEN, reported_at__lt=_days_ago(1)).order_by("reported_at")[:400]
    )
    cases.sort(key=lambda case: (not case.division.startswith(county.town), case.reported_at))
    chosen: dict[int, Case] = {}
    firsts = {matter: _first(matter) for matter in dict.fromkeys(plan.matter for plan in PLANS)}
    for matter, first in sorted(
        firsts.items(), key=lambda line: line[1]
    ):  # the longest story has the fewest to choose from
        if found := next((case for case in cases if case.reported_at < first), None):
            chosen[matter] = found
            cases.remove(found)
    writings = [Writing(plan, chosen[plan.matter], county) for plan in PLANS if plan.matter in chosen]
    for one in writings:
        _let_see(one)
    return writings


def _let_see(one: Writing) -> None:
    """Who writes about a matter was asked to look at it before; the county's centre sees it by its place."""
    if one.plan.by in (plan.by for plan in OF_THE_COUNTY):
        return
    unit = Organisation.objects.get(key=one.unit(one.plan.by))
    one.case.let_see(token(unit))
    one.case.save(update_fields=["team"])


def _first(matter: int) -> datetime:
    """When the first letter about the matter was drafted."""
    return min(_moment(act) for plan in PLANS if plan.matter == matter for act in plan.acts)


def _moment(act: Act) -> datetime:
    """In office hours of a working day; never ahead of now."""
    planned = _days_ago(act.ago) + timedelta(hours=act.hour)
    return min(planned, now() - timedelta(minutes=20 - act.hour))


def _days_ago(count: int) -> datetime:
    day = today()
    while count or not is_workday(day):
        count -= is_workday(day)
        day -= timedelta(days=1)
    return start_of(day)


def _tell_only_of_late() -> None:
    """What was told months ago is read by now: jobs are taken back, and only what waits is on somebody's desk."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'fengge.cases.tasks.tell_of_letter'")
    events = {"issued": "letter.issued", "replied": "letter.replied", "returned": "letter.returned"}
    for letter in Letter.objects.filter(state__in=events):
        event = events[letter.state]
        if event in TOLD:
            tell(letter, event, letter.version)
