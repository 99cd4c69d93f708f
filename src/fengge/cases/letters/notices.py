"""Who is told of what happens to a letter: the other side, on its desk; a job beside the event, as for cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_noop

from fengge.core.events import on
from fengge.core.notify import Telling, notify

if TYPE_CHECKING:
    from fengge.cases.models import Letter
    from fengge.core.access import Actor

TO_RECIPIENT = {
    "letter.issued": gettext_noop("%(number)s 发给您单位，请签收"),
    "letter.returned": gettext_noop("%(number)s 的回复被退回，请补充"),
    "letter.accepted": gettext_noop("%(number)s 的回复已认可"),
    "letter.urged": gettext_noop("%(number)s 被催办，请抓紧"),
    "letter.extended": gettext_noop("%(number)s 的回复期限延长了"),
    "letter.withdrawn": gettext_noop("%(number)s 已撤回"),
}
TO_ISSUER = {
    "letter.received": gettext_noop("%(number)s 对方已签收"),
    "letter.replied": gettext_noop("%(number)s 有了回复，请审核"),
}
SAID = {**TO_RECIPIENT, **TO_ISSUER}


def follow(event: str, letter: Letter, by: Actor, _details: dict[str, Any]) -> None:
    """Nothing but keys goes with the job."""
    from fengge.cases.tasks import tell_of_letter

    del by
    tell_of_letter.defer(letter_id=letter.pk, event=event, version=letter.version)


def tell(letter: Letter, event: str, version: int) -> None:
    """May be asked again for the same event: nobody hears of it twice."""
    unit = letter.recipient_id if event in TO_RECIPIENT else letter.issuer_id
    occasion = f"letter {letter.pk} {event} {version}"
    notify(Telling(occasion, f"o:{unit}", SAID[event], {"number": letter.number}, letter.url))


for kind in SAID:
    on(kind)(partial(follow, kind))
