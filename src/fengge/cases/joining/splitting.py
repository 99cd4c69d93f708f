"""A part of a matter that somebody else has to settle becomes a case of its own, under the one it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.joining.others import taking_parts
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
    from fengge.cases.models import Case
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
    if _depth(case) >= deepest:
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
    """What a part has from its whole: place on the map, secrecy, who sees it and who never may."""
    part.parent, part.title = whole, title
    part.latitude, part.longitude = whole.latitude, whole.longitude
    part.secrecy, part.team = whole.secrecy, list(dict.fromkeys([*part.team, *whole.team]))
    part.barred = whole.barred
    part.let_see(f"a:{by.appointment_id}")
    record(whole=whole.number)
    return part


def _depth(case: Case) -> int:
    """How many wholes stand above."""
    above, deep = case.parent, 0
    while above is not None:
        above, deep = above.parent, deep + 1
    return deep
