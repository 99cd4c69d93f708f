"""Telling: one event of one case, to every desk and every number that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.notices.following import told_of
from fengge.cases.notices.recipients import desks, numbers, open_to
from fengge.cases.notices.words import message, said_of
from fengge.core.models import Delivery
from fengge.core.notify import Message, Telling, notify, send

if TYPE_CHECKING:
    from fengge.cases.models import Case


def tell(case: Case, event: str, *, version: int, stage: str, holder: str, but: int | None) -> None:
    """May be asked again for the same event: nobody hears of it twice."""
    occasion, told = f"{case.number} {event} {version}", told_of(case, event)
    if said := said_of(case, event):
        for token in open_to(case, desks(case, told, holder=holder, but=but)):
            notify(Telling(occasion, token, said, {"number": case.number}, case.url))
    text = message(case, stage)
    for phone in numbers(case, told):
        if not _was_last(case, phone, text):
            send(Message(occasion, "sms", phone, text, case.division, case.number, case.barred))


def _was_last(case: Case, phone: str, text: str) -> bool:
    """A step that changes nothing for the resident is not worth a message."""
    sent = Delivery.objects.filter(about=case.number, channel="sms", address_index=phone)
    last = sent.order_by("-id").first()
    return last is not None and last.text == text
