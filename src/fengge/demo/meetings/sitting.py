"""One meeting of the past: agenda, decisions, who was there, and what came of it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import signature, token
from fengge.cases.meetings.agenda.freezing import of_case
from fengge.cases.models import AgendaItem, Attendance, Decision, Meeting
from fengge.core.clock import now
from fengge.demo.meetings.words import DONE, PLANNED, PLANS, TO_DO

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor
    from fengge.core.packs.meetings import Series
    from fengge.demo.meetings.matters import Matter
    from fengge.demo.meetings.past import Past
    from fengge.orgs.models import Appointment

AGAIN, OFTEN = timedelta(days=5), 3  # how soon, and how many times, a series discusses one matter
LASTS, PER_ITEM = timedelta(minutes=20), timedelta(minutes=4)
MOSTLY = 0.8  # of what is decided is carried out
KEEP, _, SUPPORT, RAISE, _ = Decision.Choice


@dataclass
class Sitting:
    """A series met in a place; whoever runs it there leads, writes and decides."""

    past: Past
    key: str
    series: Series
    place: str
    begins: datetime

    @cached_property
    def by(self) -> Appointment:
        return self.past.hands.officer(self.series.level, self.place)

    @cached_property
    def actor(self) -> Actor:
        return self.past.hands.actor(self.by)

    def meet(self, matters: list[Matter]) -> None:
        """Discuss what there is; where there is nothing, none is held."""
        chosen = [(one, reasons) for one in matters if (reasons := self._reasons(one))][: self.series.most]
        plans = self.past.rng.sample(PLANS, 2) if self.series.posted else []
        self.meeting = self._called(len(chosen) + len(plans))
        for position, (matter, reasons) in enumerate(chosen, 1):
            self._discuss(position, matter, reasons)
        for position, plan in enumerate(plans, len(chosen) + 1):
            self._plan(position, plan)

    def _called(self, items: int) -> Meeting:
        ends = self.begins + LASTS + PER_ITEM * items if items else self.begins
        outcome, by = (Meeting.Outcome.HELD, self.by) if items else (Meeting.Outcome.NOTHING, None)
        meeting: Meeting = self.past.new(
            Meeting, series=self.key, division=self.place, on=self.begins.date(), called_at=self.begins, ended_at=ends,
            outcome=outcome, chair=by, minute_taker=by,
        )  # fmt: skip
        self.past.tell("meeting.called", meeting, self.actor, self.begins, nothing=not items)
        if items:
            self.past.new(Attendance, meeting=meeting, appointment=self.by)
            self.past.tell("meeting.closed", meeting, self.actor, ends, items=items)
        return meeting

    def _reasons(self, matter: Matter) -> list[str]:
        spoken = self.past.spoken.get((self.key, matter.life.case.pk), [])
        if len(spoken) >= OFTEN or (spoken and matter.at - spoken[-1].at < AGAIN):
            return []
        reasons = [name for name, line in self.series.lines if matter.meets(line, self.series)]
        return [*(["undone"] if spoken and reasons else []), *reasons]

    def _discuss(self, position: int, matter: Matter, reasons: list[str]) -> None:
        case, held_by = matter.life.case, matter.holding.holder_id
        spoken = self.past.spoken.setdefault((self.key, case.pk), [])
        holder = self.past.hands.by_key.get(held_by) if held_by else None
        frozen = of_case(case) | {
            "rung": matter.holding.rung, "stage": matter.stage, "held_since": matter.holding.since if holder else None,
            "holder": holder.person.name if holder else "", "due_at": None if case.settled_at else case.next_due_at,
        }  # fmt: skip
        item = self._item(position, reasons=reasons, discussed=len(spoken), **frozen)
        raises = bool(self.series.raises_to) and len(spoken) == OFTEN - 1
        choice = RAISE if raises else KEEP if holder and not spoken else SUPPORT
        decision = self._decide(item, choice, self.past.rng.choice(TO_DO[choice]), holder or self.by)
        if spoken and spoken[-1].done_at is None:
            spoken[-1].replaced_by = decision
        spoken.append(decision)
        self._tell_case(matter, decision)

    def _plan(self, position: int, plan: str) -> None:
        item = self._item(position, title=plan, by_hand=PLANNED, place=self.place, reported_at=self.begins)
        self._decide(item, KEEP, plan, self.past.hands.of("posted_cadre", self.place, position))

    def _item(self, position: int, **about: Any) -> AgendaItem:
        moment = self.begins + PER_ITEM * position
        item: AgendaItem = self.past.new(
            AgendaItem,
            meeting=self.meeting,
            division=self.place,
            position=position,
            decided_at=moment,
            version=2,
            **about,
        )
        return item

    def _decide(self, item: AgendaItem, choice: str, words: str, owner: Appointment) -> Decision:
        moment, who = item.decided_at or self.begins, None if choice == RAISE else owner
        done = moment + timedelta(days=self.series.due_days, hours=self.past.rng.randint(-20, 20))
        is_done = who is not None and done < now() and self.past.rng.random() < MOSTLY
        decision: Decision = self.past.new(
            Decision, item=item, case=item.case, number=item.number, title=item.title, series=self.key, division=self.place,
            secrecy=item.secrecy, choice=choice, words=words, owner=who, team=[token(who)] if who else [], at=moment, by=self.by,
            due_on=(moment + timedelta(days=self.series.due_days)).date() if who else None, done_at=done if is_done else None,
            done_by=who if is_done else None, result=self.past.rng.choice(DONE) if is_done else "",
        )  # fmt: skip
        told = {"decision": decision.pk, "choice": choice, "number": item.number}
        self.past.tell("meeting.decided", item, self.actor, moment, **told)
        return decision

    def _tell_case(self, matter: Matter, decision: Decision) -> None:
        """The story of the case tells it, at the version the case had then."""
        then = copy(matter.life.case)
        then.version = matter.version
        self.past.tell(
            "case.discussed", then, self.actor, decision.at, series=self.key, place=self.place, choice=decision.choice,
            words=decision.words, due_on=decision.due_on, decision=decision.pk,
            owner=signature(decision.owner) if decision.owner else "",
        )  # fmt: skip
