"""Two reports of one matter become one: the later case ends in the earlier, and nobody who followed it loses sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle
from fengge.cases.joining.others import lookalikes
from fengge.cases.joining.splitting import become_part, carry_recusals, depth, layers, wholes
from fengge.cases.models import Case, NotSame, Outcome, Party
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import Choice, Input, Line, field
from fengge.core.packs import pack
from fengge.core.packs.joining import Joining
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.core.access import Actor

OWN_TO_THE_REPORT = ("reporter", "agreed_to_notices")  # the reporter follows, and is told, by the own number


class MergeGiven(Input):
    """Which case it is the same as: one of those shown, or any other by its number."""

    into: Choice | None = field(lazy("可能是同一件的"), choices=lookalikes, widget="radio")
    number: Line | None = field(lazy("或者写另一件的案号"), max=20, help=lazy("例如 2026-000123"))
    reason: Line = field(lazy("为什么是同一件事"), max=300)


class ApartGiven(Input):
    """Which pair is not one."""

    other: Choice = field(lazy("不是同一件的"), choices=lookalikes, widget="radio")


@doing("merge", MergeGiven)
@verb(May.MERGE, event="case.merged")
def merge(case: Case, given: MergeGiven, *, by: Actor) -> Case:
    """End this case in another. Its parties stand in the other from now on, its parts lie under it, its followers are told on."""
    move(case, "merge", by=by)
    into = _other(case, given)
    absorb(into, case, by=by)
    case.merged_into, case.barred = into, into.barred  # its story tells of the other from now on
    settle(case, Outcome.MERGED, str(_("这件事与另一件是同一件事，并在一起办，进展会写在“经过”里。")), by)
    record(into=into.number, reason=given.reason)
    return case


def _other(case: Case, given: MergeGiven) -> Case:
    """The case it is merged into, if the two can be one."""
    name = "number" if given.number else "into"
    into: Case | None = Case.objects.filter(number=given.number or given.into or "").first()
    if into is None:
        raise Refused(_("没有找到这个案号，或者您看不到它。"), field=name)
    problems = [
        (into.pk == case.pk, _("不能并入自己。")),
        (into.settled_at, _("那一件已经办结，不能再并入。")),
        (into.secrecy != case.secrecy, _("两件的保密范围不同，不能并在一起。")),
        (case in wholes(into), _("那一件是从本案分出去的，不能并入。")),
        (
            _too_deep(case, into),
            _("并过去以后子事项超过 %d 层，请先办结最下一层的子事项。") % pack().part(Joining).depth,
        ),
    ]
    for wrong, words in problems:
        if wrong:
            raise Refused(words, field=name)
    return into


def _too_deep(case: Case, into: Case) -> bool:
    below = layers(case)
    return below > 0 and depth(into) + below > pack().part(Joining).depth


@verb(May.MERGE, event="case.absorbed")
def absorb(into: Case, case: Case, *, by: Actor) -> Case:
    """Take up the parties, the parts and the followers of a case that is the same matter."""
    if into.settled_at:
        raise Refused(_("那一件已经办结，不能再并入。"))
    carried = _carry_parties(case, into)
    into.absorbed += 1 + case.absorbed
    into.team = list(dict.fromkeys([*into.team, *case.team]))
    into.barred = list(dict.fromkeys([*into.barred, *case.barred]))
    carry_recusals(case, into)
    for part in case.parts.all():
        become_part(part, into, part.title, by=by)
    record(number=case.number, parties=carried, by_appointment=by.appointment_id)
    return into


def _carry_parties(case: Case, into: Case) -> int:
    """Those whom the other does not know yet, by name; whoever was to be protected in the one is in the other too."""
    there = {party.name for party in into.parties.all()}
    protected = [party.name for party in case.parties.all() if party.shielded or party.is_minor]
    into.parties.filter(name_index__in=protected).update(shielded=True)
    order = max((party.order for party in into.parties.all()), default=0)
    new = [party for party in case.parties.all() if party.name not in there]
    names = [
        one.name for one in Party._meta.concrete_fields if one.name not in ("id", "case", "order", *OWN_TO_THE_REPORT)
    ]
    for place, party in enumerate(new, order + 1):
        Party.objects.create(case=into, order=place, **{name: getattr(party, name) for name in names})
    return len(new)


@doing("tell_apart", ApartGiven)
@verb(May.MERGE, event="case.told_apart")
def tell_apart(case: Case, given: ApartGiven, *, by: Actor) -> Case:
    """Say that a pair is not one matter; it is not shown again, from either side."""
    move(case, "tell_apart", by=by)
    other = Case.objects.get(number=given.other)
    for one, two in ((case, other), (other, case)):
        NotSame.objects.get_or_create(case=one, other=two, defaults={"by_id": by.appointment_id, "at": now()})
    record(other=other.number)
    return case
