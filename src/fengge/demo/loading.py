"""Loads the county part by part. Each part is one transaction: what a stopped loading left out, the next start adds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fengge.cases.models import Case, Help, HotlineOrder, Letter, Petition, Risk, RuleTable
from fengge.core.access import current_actor, system, system_job
from fengge.core.clock import today
from fengge.core.models import Delivery
from fengge.demo.aftermath.playing import play_aftermath
from fengge.demo.doors import HOUSEHOLDS, build_doors
from fengge.demo.ground import Ground
from fengge.demo.joining import join_some
from fengge.demo.letters import write_letters
from fengge.demo.matters.playing import play_all
from fengge.demo.meetings.waiting import call_todays
from fengge.demo.messages import send_messages
from fengge.demo.petitions.playing import play_petitions
from fengge.demo.risks.playing import play_risks
from fengge.demo.rules import keep_rules
from fengge.demo.staff.accounts import open_accounts
from fengge.demo.staff.hiring import SERVED, hire
from fengge.demo.year import DISPUTES, tell_year
from fengge.orgs.county.installing import install
from fengge.orgs.models import Account, Appointment, Division, Organisation
from fengge.people.models import Household

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[str], None]

JOB = system_job("demo.load")


@dataclass(frozen=True)
class Size:
    """How much to load; `villages` none named means all of them."""

    households: int = HOUSEHOLDS
    disputes: int = DISPUTES
    villages: tuple[str, ...] = ()

    def ground(self) -> Ground:
        return Ground.read(*self.villages)


@dataclass(frozen=True)
class Part:
    """Rows of `model` show that an earlier start has done it; `make` does it and says what it made."""

    model: Any
    make: Callable[[Size, Progress], str]


WHOLE = Size()


def load_parts(progress: Progress, size: Size = WHOLE) -> None:
    """Every part that is not there yet, with a line of progress for each."""
    for part in PARTS:
        begin = time.monotonic()
        with system(JOB):
            made = "" if part.model.objects.exists() else part.make(size, progress)
        if made:
            progress(f"{made} ({time.monotonic() - begin:.1f} s)")


def _county(_: Size, __: Progress) -> str:
    since = today() - 2 * SERVED
    done = install(since=since)
    # The stories reach back before the pack's edition; what it lists stood before it was printed.
    Division.objects.update(valid_from=since)
    Organisation.objects.update(valid_from=since)
    return f"{done.divisions} divisions, {done.grids} grids, {done.organisations} organisations"


def _staff(size: Size, _: Progress) -> str:
    people, appointments = hire(size.ground())
    return f"{people} people in {appointments} appointments"


def _accounts(size: Size, _: Progress) -> str:
    return f"{open_accounts(size.ground())} accounts to try"


def _doors(size: Size, _: Progress) -> str:
    return f"{build_doors(size.ground(), size.households)} households with their doorplates"


def _disputes(size: Size, progress: Progress) -> str:
    events = tell_year(size.ground(), size.disputes, progress=progress)
    return f"{size.disputes} disputes of the past year with {events} events"


def _letters(size: Size, _: Progress) -> str:
    count = write_letters(size.ground())
    return f"{count} letters between units" if count else ""


def _matters(size: Size, _: Progress) -> str:
    told = play_all(size.ground(), min(1.0, size.disputes / DISPUTES * 4))
    return f"{told} hazards, orders, errands and other matters"


def _petitions(size: Size, _: Progress) -> str:
    return f"{play_petitions(size.ground())} major petitions"


def _joined(size: Size, _: Progress) -> str:
    count = join_some() + play_aftermath(size.ground())
    return f"{count} cases that hang together" if count else ""


def _risks(size: Size, _: Progress) -> str:
    """Last, so that today's agendas know of everything."""
    ground = size.ground()
    told, waiting = play_risks(ground), call_todays(ground, current_actor())
    return f"{told} matters at risk, {waiting} meetings waiting today"


def _messages(_: Size, __: Progress) -> str:
    return f"{send_messages()} messages to residents"


def _rules(size: Size, _: Progress) -> str:
    return f"{keep_rules(size.ground())} version of the triage rules, and the next one begun"


PARTS = (
    Part(Division, _county),
    Part(Appointment, _staff),
    Part(Account, _accounts),
    Part(Household, _doors),
    Part(Case, _disputes),
    Part(Letter, _letters),
    Part(Petition, _petitions),
    Part(HotlineOrder, _matters),
    Part(Help, _joined),
    Part(Risk, _risks),
    Part(Delivery, _messages),
    Part(RuleTable, _rules),
)
