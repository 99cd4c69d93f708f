"""Cases of the demo county that hang together: parts, pairs found and merged, help asked for, leads in dispute, agreements in court."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.core.clock import today
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.core.access import Actor

OPEN = ("triaged", "accepted", "consented", "investigating", "mediating")
VILLAGE = 12  # characters of a village's code
EACH = 4  # of every kind, more or less settled
AGAIN = "{facts}我前几天也反映过这件事，现在还是老样子。"


def join_some() -> int:
    """A few of each, through the same doors as everybody; how many. Fewer where the county is a slice, none the second time."""
    if Case.objects.exclude(merged_into=None).exists():
        return 0
    rows = Case.objects.filter(procedure_key="mediation", secrecy=0, stage__in=OPEN, barred=[]).order_by("-id")[:200]
    cases = iter([case for case in rows if _is_of_a_village(case)])
    done = sum(_twice(next(cases, None), merged=number % 2 == 0) for number in range(2 * EACH))
    done += sum(_part(next(cases, None)) for _ in range(EACH))
    done += sum(_help(next(cases, None), answered=number % 2 == 0) for number in range(EACH))
    done += sum(_dispute(next(cases, None), decided=number % 2 == 0) for number in range(EACH))
    return done + sum(_in_court(case, number) for number, case in enumerate(_agreed()))


def _agreed() -> Iterator[Case]:
    rows = Case.objects.filter(procedure_key="mediation", secrecy=0, stage__in=("agreed", "performing")).order_by("-id")
    return iter([case for case in rows[:40] if _is_of_a_village(case) and _is_young(case)][: 2 * EACH])


def _is_of_a_village(case: Case) -> bool:
    return len(case.division) >= VILLAGE


def _is_young(case: Case) -> bool:
    agreement = case.agreements.order_by("-id").first()
    return agreement is not None and agreement.effective_on > today() - timedelta(days=25)


def _twice(case: Case | None, *, merged: bool) -> int:
    """Reported a second time; the town finds the pair, or is still shown it."""
    if case is None:
        return 0
    village = case.division[:VILLAGE]
    again = report(
        Report(facts=AGAIN.format(facts=case.facts[:1500]), place_words=case.place_words or None), by=_of("village_secretary", village),
        ticket=Ticket.new(), how=Arrival(division=village, channel="phone", source=case.source),
    )  # fmt: skip
    if merged:
        _do(again, "merge", _town(case), number=case.number, reason="同一件事，同村先后两次反映")
    return 1


def _part(case: Case | None) -> int:
    if case is None:
        return 0
    facts = "两家争议的地块没有登记，需要先查清权属。"
    _do(case, "split", _town(case), title="核对土地登记", facts=facts, procedure="mediation")
    return 1


def _help(case: Case | None, *, answered: bool) -> int:
    """The village or town asks the town's centre, which has answered or has not yet."""
    if case is None:
        return 0
    unit = Organisation.objects.filter(key=f"{case.division[:9]}.centre").first()
    asking = _of("village_secretary", case.division[:VILLAGE])
    if unit is None or unit.pk == case.unit_id:
        return 0
    _do(case, "ask_help", asking, unit=unit.pk, task="请查一下当年的规划批文", due_on=today() + timedelta(days=5))
    if answered:
        task = case.helps.get().pk
        _do(case, "answer_help", _town(case), task=task, answer="批文已找到，复印件交村里。")
    return 1


def _dispute(case: Case | None, *, decided: bool) -> int:
    if case is None:
        return 0
    centre = Organisation.objects.filter(key=f"{case.division[:9]}.centre").first()
    if centre is None:
        return 0
    by = _of("village_secretary", case.division[:VILLAGE])
    _do(case, "dispute_lead", by, proposed=centre.pk, reason="争的是镇管道路的排水，村里管不了。")
    if decided:
        decider = case.lead_disputes.select_related("decider__person").get().decider
        _do(case, "decide_lead", actor_for(None, decider), lead=centre.pk, decision="道路排水由镇里牵头，村里配合。")
    return 1


def _in_court(case: Case, number: int) -> int:
    """Checked, applied for, decided: one stage further for each next case."""
    by = _of("village_mediator", case.division[:VILLAGE])
    obstacles = ["title"] if number % 4 == 3 else []  # noqa: PLR2004 - every fourth
    _do(case, "precheck", by, obstacles=obstacles, looked="yes")
    if number % 4 >= 1 and not obstacles:
        _do(case, "confirm", by, both="yes", court="余庆县人民法院", applied_on=today())
    if number % 4 == 2:  # noqa: PLR2004
        ruling = f"（{today().year}）黔0329民特{number}号"
        _do(case, "confirmation_result", by, result="confirmed", decided_on=today(), ruling=ruling)
    return 1


def _do(case: Case, action: str, by: Actor, **given: Any) -> None:
    bound = hand_in(case, action, given, by=by)
    if not bound.ok:
        raise ValueError(f"{action} on {case.number}: {bound.errors}")


def _town(case: Case) -> Actor:
    return _of("town_governance", case.division[:9])


def _of(post: str, place: str) -> Actor:
    """Whoever has held the post there longest."""
    held = (
        Appointment.objects.current(on=today())
        .filter(post=post, division_id=place)
        .select_related("person", "division")
    )
    found = held.order_by("pk").first()
    if found is None:
        raise ValueError(f"nobody is {post} of {place}")
    return actor_for(None, found)
