"""A part of a matter that somebody else has to settle becomes a case of its own, under the one it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import put_into_hands
from fengge.cases.engine.moving import move
from fengge.cases.joining.others import taking_parts
from fengge.cases.models import Case, Recusal
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.core.inputs import Choice, Input, Line, Text, field
from fengge.core.packs import pack
from fengge.core.packs.joining import Joining
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.core.access import Actor


class SplitGiven(Input):
    """What the part is about."""

    title: Line = field(lazy("分出的是什么事"), max=120, help=lazy("一句话，例如：补办宅基地确权"))
    facts: Text = field(lazy("情况"), lines=4, max=4000)
    procedure: Choice = field(lazy("按哪种程序办"), choices=taking_parts)


@doing("split", SplitGiven, start=lambda case: {"procedure": case.procedure_key, "facts": case.facts})
@verb(May.SPLIT, event="case.split")
def split(case: Case, given: SplitGiven, *, by: Actor) -> Case:
    """The part begins where the whole is, seen by whoever sees the whole; the whole cannot be closed before it."""
    move(case, "split", by=by)
    deepest = pack().part(Joining).depth
    if depth(case) >= deepest:
        raise Refused(_("子事项最多分 %d 层，请在上一级分。") % deepest)
    part: Case = report(
        Report(facts=given.facts, place_words=case.place_words or None, occurred_on=case.occurred_on),
        by=by, ticket=Ticket.new(),
        how=Arrival(division=case.division, channel="split", source=case.source, procedure=given.procedure),
    )  # fmt: skip
    become_part(part, case, given.title, by=by)
    record(part=part.number, title=given.title)
    return case


@verb(May.SPLIT, event="case.became_part")
def become_part(part: Case, whole: Case, title: str, *, by: Actor) -> Case:
    """What a part has from its whole: place on the map, secrecy, who sees it and who never may.

    A part that was sealed later than its whole stays sealed: nobody gains sight of it by standing under another.
    """
    part.parent, part.title = whole, title
    if part.latitude is None:
        part.latitude, part.longitude = whole.latitude, whole.longitude
    if part.secrecy <= whole.secrecy:
        part.secrecy, part.team = whole.secrecy, list(dict.fromkeys([*part.team, *whole.team]))
        part.let_see(f"a:{by.appointment_id}")
    part.barred = list(dict.fromkeys([*part.barred, *whole.barred]))
    carry_recusals(whole, part)
    record(whole=whole.number)
    return part


def carry_recusals(known: Case, case: Case) -> None:
    """Whoever stepped back from the one has no part in the other; what they held there is in nobody's hands."""
    away = {one.person_id: one for one in known.recusals.all()}
    for person, one in away.items():
        Recusal.objects.get_or_create(case=case, person_id=person, defaults={"reason": one.reason, "at": one.at})
    if case.holder and case.holder.person_id in away:
        put_into_hands(case, None, reason=str(_("承办人已回避")))


def wholes(case: Case) -> Iterator[Case]:
    """What it is part of, the nearest first, as far as the reader sees: a part may be with a unit that never saw its whole."""
    while case.parent_id and (above := Case.objects.filter(pk=case.parent_id).first()):
        yield above
        case = above


def depth(case: Case) -> int:
    """How many wholes stand above."""
    return sum(1 for _whole in wholes(case))


def layers(case: Case) -> int:
    """How many parts lie below one another under it."""
    return max((1 + layers(part) for part in case.parts.all()), default=0)
