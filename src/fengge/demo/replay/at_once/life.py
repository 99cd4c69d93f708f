"""One case lived in memory, deed by deed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from fengge.cases.engine.timing import keep_clocks
from fengge.cases.models import Case, Holding, Obligation, Party
from fengge.cases.procedure import Event
from fengge.cases.procedures import get as get_procedure
from fengge.core.access import VISITOR
from fengge.core.clock import at, now
from fengge.core.events import Draft, row_of
from fengge.core.verbs.changing import advance, audited, snapshot
from fengge.demo.replay.through_verbs import ticket_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from fengge.core.access import Actor
    from fengge.demo.replay.at_once.book import Book
    from fengge.demo.replay.hands import Hands
    from fengge.demo.replay.telling import Deed
    from fengge.demo.stories import Story
    from fengge.orgs.models import Appointment

    Effect = Callable[["Life", dict[str, Any], Actor], dict[str, Any]]

M = TypeVar("M", bound="Model")
_effects: dict[str, Effect] = {}


def effect(action: str) -> Callable[[Effect], Effect]:
    """What a verb's body does, in memory: changes the case, makes rows, gives what the event records (`event` renames it)."""

    def declare(function: Effect) -> Effect:
        _effects[action] = function
        return function

    return declare


class Life:
    """A case with the rows and events it leaves behind. `rows` are children of the case in the order they were made."""

    case: Case

    def __init__(self, story: Story, serial: int, book: Book, hands: Hands, number: int = 0) -> None:
        self.story, self.book, self.hands = story, book, hands
        self.serial, self.number = serial, number or serial
        self.ticket = ticket_of(serial)
        self.procedure = get_procedure("mediation")
        self.rows: list[Model] = []
        self.events: list[dict[str, Any]] = []
        self.told: list[Event] = []
        self.parties: list[Party] = []
        self.obligations: list[Obligation] = []
        self.consents: dict[int, bool] = {}

    def new(self, model: type[M], **fields: Any) -> M:
        row = model(pk=self.book.key(model), case_id=self.case.pk, **fields)
        self.rows.append(row)
        return row

    def last(self, model: type[M]) -> M | None:
        return next((row for row in reversed(self.rows) if isinstance(row, model)), None)

    def count(self, model: type[Model]) -> int:
        return sum(isinstance(row, model) for row in self.rows)

    def live(self, deed: Deed) -> None:
        """One deed: what its verb would change, and the event it would write."""
        actor = self.hands.actor(deed.by) if deed.by else VISITOR
        with at(deed.at):
            if deed.action == "report":
                details = _effects["report"](self, deed.given, actor)
                self.write("case.reported", details, {}, actor)
            else:
                self._change(deed, actor)
            self.settle_moments()

    def _change(self, deed: Deed, actor: Actor) -> None:
        before = snapshot(self.case)
        details = _effects[deed.action](self, deed.given, actor)
        kind = details.pop("event", "") or self.procedure.action(deed.action).event
        if self.case.next_due_at and self.case.next_due_at < now():
            details["late"] = self.case.next_due_key
        keep_clocks(self.case, [*self.told, Event(kind, now(), details)])
        self.write(kind, details, audited(self.case, before, advance(self.case, before)), actor)

    def write(self, kind: str, details: dict[str, Any], changes: dict[str, Any], actor: Actor) -> None:
        """The event, and its place in what the case's clocks read."""
        row = row_of(kind, self.case, by=actor, draft=Draft(details), changes=changes)
        self.events.append(row)
        self.told.append(Event(kind, now(), json.loads(row["details"])))

    def move(self, action: str, outcome: str | None = None) -> None:
        self.case.stage = self.procedure.action(action).leads_to(self.case.stage, outcome)

    def put_into_hands(self, holder: Appointment | None, reason: str = "") -> None:
        """As `fengge.cases.holding.taking.put_into_hands`."""
        case, moment = self.case, now()
        held = self.last(Holding)
        if held:
            held.until = moment
        case.holder, case.held_since = holder, moment if holder else None
        case.unit_id = holder.organisation_id if holder else case.unit_id
        self.new(
            Holding, holder_id=case.holder_id, unit_id=case.unit_id, rung=case.rung, division=case.division,
            since=moment, reason=reason,
        )  # fmt: skip
        if holder:
            case.let_see(f"a:{holder.pk}")

    def settle_moments(self) -> None:
        """The database gives moments in UTC, and history tells them so."""
        for name in ("next_due_at", "wakes_at", "settled_at", "held_since"):
            moment: datetime | None = getattr(self.case, name)
            if moment:
                setattr(self.case, name, moment.astimezone(UTC))
