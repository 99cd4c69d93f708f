"""Looking at what is masked is a deed of its own: it stays in the case's story who looked at whose number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.permissions import May
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@verb(May.READ, event="case.revealed")
def reveal_phone(case: Case, party: int, *, by: Actor) -> str:
    """One party's whole number."""
    record(party=party, what="phone")
    phone: str = case.parties.get(pk=party).phone
    return phone
