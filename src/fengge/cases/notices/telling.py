"""Telling: one event of one case, to every desk and every number that is meant, as the county's rows say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.notices.discretion import open_to
from fengge.cases.notices.following import told_of
from fengge.cases.notices.recipients import desks, numbers
from fengge.cases.notices.words import message, to_resident, values_of
from fengge.core.access import Secrecy
from fengge.core.clock import now
from fengge.core.models import Delivery
from fengge.core.notify import notify_all, routed, row_of, send

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Case
    from fengge.core.notify import Telling


def tell(case: Case, event: str, *, version: int, stage: str, holder: str, but: int | None) -> None:
    """May be asked again for the same event: nobody hears of it twice."""
    occasion, told = f"{case.number} {event} {version}", told_of(case, event)
    meant = {whom: open_to(case, desks(case, whom, holder=holder, but=but)) for whom in told}
    notify_all(_notices(case, event, meant, occasion, stage), now())
    row = row_of(event)
    text = message(case, event, stage)
    for phone in numbers(case, [whom for whom in told if "sms" in row.channels(whom)]):
        if not _was_last(case, phone, text):
            send(to_resident(case, occasion, phone, text, row.kind))


def _notices(case: Case, event: str, meant: dict[str, list[str]], occasion: str, stage: str) -> Iterator[Telling]:
    values, discreet = values_of(case, stage), case.secrecy >= Secrecy.SEALED
    for whom, found in meant.items():
        yield from routed(event, whom, found, occasion=occasion, values=values, url=case.url, discreet=discreet)


def _was_last(case: Case, phone: str, text: str) -> bool:
    """A step that changes nothing for the resident is not worth a message."""
    sent = Delivery.objects.filter(about=case.number, channel="sms", address_index=phone)
    last = sent.order_by("-id").first()
    return last is not None and last.text == text
