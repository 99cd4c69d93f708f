"""Loads the county part by part. Each part is one transaction: what a stopped loading left out, the next start adds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fengge.core.access import system, system_job
from fengge.core.clock import today
from fengge.demo.doors import build_doors
from fengge.demo.ground import Ground
from fengge.demo.staff.accounts import open_accounts
from fengge.demo.staff.hiring import SERVED, hire
from fengge.orgs.county.installing import install
from fengge.orgs.models import Account, Appointment, Division
from fengge.people.models import Household

if TYPE_CHECKING:
    from collections.abc import Callable

JOB = system_job("demo.load")


@dataclass(frozen=True)
class Part:
    """Rows of `model` show that an earlier start has done it; `make()` does it and says what it made."""

    model: Any
    make: Callable[[], str]


def load_parts(progress: Callable[[str], None]) -> None:
    """Every part that is not there yet, with a line of progress for each."""
    for part in PARTS:
        begin = time.monotonic()
        with system(JOB):
            made = "" if part.model.objects.exists() else part.make()
        if made:
            progress(f"{made} ({time.monotonic() - begin:.1f} s)")


def _county() -> str:
    done = install(since=today() - timedelta(days=2 * SERVED.days))
    return f"{done.divisions} divisions, {done.grids} grids, {done.organisations} organisations"


def _staff() -> str:
    people, appointments = hire(Ground.read())
    return f"{people} people in {appointments} appointments"


def _accounts() -> str:
    return f"{open_accounts(Ground.read())} accounts to try"


def _doors() -> str:
    return f"{build_doors(Ground.read())} households with their doorplates"


PARTS = (
    Part(Division, _county),
    Part(Appointment, _staff),
    Part(Account, _accounts),
    Part(Household, _doors),
)
