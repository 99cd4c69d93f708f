"""Who is told of what happens to a letter: the other side, on its desk; a job beside the event, as for cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fengge.core.access import Secrecy
from fengge.core.clock import local, now
from fengge.core.events import on
from fengge.core.notify import notify_all, routed

if TYPE_CHECKING:
    from fengge.cases.models import Letter
    from fengge.core.access import Actor

TO_RECIPIENT = (
    "letter.issued",
    "letter.returned",
    "letter.accepted",
    "letter.urged",
    "letter.extended",
    "letter.withdrawn",
)
TO_ISSUER = ("letter.received", "letter.replied")
TOLD = (*TO_RECIPIENT, *TO_ISSUER)
# Told by the sweep of letters (`reminding`), beside no event.
BY_RULE = {
    "letter.near": ("recipient", "issuer"),
    "letter.late": ("recipient", "issuer"),
    "letter.unanswered": ("issuer",),
}


def follow(event: str, letter: Letter, by: Actor, _details: dict[str, Any]) -> None:
    """Nothing but keys goes with the job."""
    from fengge.cases.tasks import tell_of_letter

    del by
    tell_of_letter.defer(letter_id=letter.pk, event=event, version=letter.version)


def tell(letter: Letter, event: str, version: int) -> None:
    """May be asked again for the same event: nobody hears of it twice."""
    audience, unit = ("recipient", letter.recipient_id) if event in TO_RECIPIENT else ("issuer", letter.issuer_id)
    due = local(letter.next_due_at).date().isoformat() if letter.next_due_at else ""
    values, discreet = {"number": letter.number, "due": due}, letter.secrecy >= Secrecy.SEALED
    occasion = f"letter {letter.pk} {event} {version}"
    told = routed(event, audience, [f"o:{unit}"], occasion=occasion, values=values, url=letter.url, discreet=discreet)
    notify_all(told, now())


for kind in TOLD:
    on(kind)(partial(follow, kind))
