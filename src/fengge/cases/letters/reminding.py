"""The sweep of letters: reminds whoever owes something before and after its end, and tells the issuer whom it may urge.

It looks at one column (`wakes_at`), as the sweep of cases does (ADR 62), in batches that two workers may share. What was told once
is not told again, so a killed worker leaves nothing wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from fengge.cases.engine.timing import histories
from fengge.cases.letters.clocks import standing
from fengge.cases.models import Letter
from fengge.core.access import Secrecy, system, system_job
from fengge.core.clock import local, now
from fengge.core.notify import Telling, notify_all, routed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fengge.cases.procedure import Running

REMIND = system_job("cases.remind_of_letters")
BATCH = 500
KEPT = ("next_due_at", "next_due_key", "wakes_at")
OF_THE_ISSUER = ("judge",)  # ends that the issuer owes; the recipient owes the others
log = structlog.get_logger(__name__)


def remind(*, batch: int = BATCH) -> int:
    """Everything that waits. Gives how many letters were looked at."""
    at, looked = now(), 0
    while True:
        with system(REMIND):
            rows = Letter.objects.filter(wakes_at__lte=at).order_by("wakes_at", "id")
            letters = list(rows.select_for_update(skip_locked=True, of=("self",))[:batch])
            _look_at(letters, at)
        looked += len(letters)
        if len(letters) < batch:
            return looked


def _look_at(letters: list[Letter], at: datetime) -> None:
    """A letter that cannot be read stops no other: it sleeps until something happens to it."""
    happened, told = histories(letters), list[Telling]()
    for letter in letters:
        letter.wakes_at = None
        try:
            stands = standing(letter, happened[letter.pk], at)
        except Exception:
            log.exception("letters.not_read", letter=letter.pk)
            continue
        letter.keep(stands)
        told += [one for running in stands.running for one in _of(letter, running, at)]
    Letter.objects.bulk_update(letters, KEPT)
    notify_all(told, at)


def _of(letter: Letter, running: Running, at: datetime) -> Iterator[Telling]:
    owing = "issuer" if running.deadline.key in OF_THE_ISSUER else "recipient"
    if running.due <= at:
        yield from _telling(letter, running, "letter.late", owing)
        if owing == "recipient":
            yield from _telling(letter, running, "letter.unanswered", "issuer")
    elif any(moment <= at for moment in running.remind_at):
        yield from _telling(letter, running, "letter.near", owing)


def _telling(letter: Letter, running: Running, event: str, audience: str) -> Iterator[Telling]:
    """Once for each end: one that was put off or begins anew is another."""
    unit = letter.issuer_id if audience == "issuer" else letter.recipient_id
    occasion = f"letter {letter.pk} {event} {running.deadline.key} {running.due.isoformat()}"
    values = {"number": letter.number, "due": local(running.due).date().isoformat()}
    discreet = letter.secrecy >= Secrecy.SEALED
    return routed(event, audience, [f"o:{unit}"], occasion=occasion, values=values, url=letter.url, discreet=discreet)
