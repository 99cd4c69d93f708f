"""Loads the county part by part. Each part is one transaction: what a stopped loading left out, the next start adds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fengge.cases.models import Case
from fengge.core.access import system, system_job
from fengge.core.clock import today
from fengge.demo.doors import build_doors
from fengge.demo.ground import Ground
from fengge.demo.staff.accounts import open_accounts
from fengge.demo.staff.hiring import SERVED, hire
from fengge.demo.year import tell_year
from fengge.orgs.county.installing import install
from fengge.orgs.models import Account, Appointment, Division, Organisation
from fengge.people.models import Household

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[str], None]

JOB = system_job("demo.load")


@dataclass(frozen=True)
class Part:
    """Rows of `model` show that an earlier start has done it; `make` does it and says what it made."""

    model: Any
    make: Callable[[Progress], str]


def load_parts(progress: Progress) -> None:
    """Every part that is not there yet, with a line of progress for each."""
    for part in PARTS:
        begin = time.monotonic()
        with system(JOB):
            made = "" if part.model.objects.exists() else part.make(progress)
        if made:
            progress(f"{made} ({time.monotonic() - begin:.1f} s)")


def _county(_: Progress) -> str:
    since = today() - 2 * SERVED
    done = install(since=since)
    # The stories reach back before the pack's edition; what it lists stood before it was printed.
    Division.objects.update(valid_from=since)
    Organisation.objects.update(valid_from=since)
    return f"{done.divisions} divisions, {done.grids} grids, {done.organisations} organisations"


def _staff(_: Progress) -> str:
    people, appointments = hire(Ground.read())
    return f"{people} people in {appointments} appointments"


def _accounts(_: Progress) -> str:
    return f"{open_accounts(Ground.read())} accounts to try"


def _doors(_: Progress) -> str:
    return f"{build_doors(Ground.read())} households with their doorplates"


def _disputes(progress: Progress) -> str:
    return f"a year of disputes with {tell_year(Ground.read(), progress=progress)} events"


PARTS = (
    Part(Division, _county),
    Part(Appointment, _staff),
    Part(Account, _accounts),
    Part(Household, _doors),
    Part(Case, _disputes),
)
