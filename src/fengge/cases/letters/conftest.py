"""Units that write to one another about the village's ditch: the county centre, a bureau, the procuratorate, the police."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.world import COUNTY

from fengge.cases.letters.doings import hand_in
from fengge.cases.models import Case, Letter
from fengge.core.access import scope

UNITS = {
    "governance_center": ("某县综治中心", "county_governance", "周主任"),
    "water": ("某县水务局", "county_unit", "吴局长"),
    "labour": ("某县人力资源和社会保障局", "county_unit", "郑科长"),
    "procuratorate": ("某县人民检察院", "county_unit", "冯检察官"),
    "police": ("某县公安局", "police_intake", "卫警官"),
    "discipline": ("某县监察委员会", "discipline_intake", "蒋委员"),
}


@pytest.fixture
def office(world: Any) -> SimpleNamespace:
    """`office.water`, `office.governance_center`… are people of these units; `office.case` an accepted case of the village."""
    people = {}
    for role, (name, post, person) in UNITS.items():
        unit = world.organisation(COUNTY, role, name)
        people[role] = world.worker(person, post, COUNTY, unit)
    office = SimpleNamespace(world=world, units=people, **people)
    office.colleague = world.worker(
        "周副主任", "county_governance", COUNTY, people["governance_center"].appointment.organisation
    )
    office.leader = world.worker("县长", "county_leader", COUNTY, None)
    office.case = world.accepted()
    return office


def draft(
    office: Any,
    kind: str = "handover",
    to: str = "water",
    by: str = "governance_center",
    case: Any = None,
    **words: str,
) -> Letter:
    """Draft through the form, as page and API do; gives the letter."""
    who = office.units[by]
    start = {"kind": kind, "recipient": str(office.units[to].appointment.organisation_id)}
    texts = {"subject": "关于排水沟改道纠纷的函", "body": "请依法办理。", "measures": "一、查明事实。\n二、书面回复。"}
    with scope(who.actor):
        seen = Case.objects.get(pk=(case or office.case).pk)
        bound, letter = hand_in("draft", {**texts, **start, **words}, by=who.actor, case=seen)
        assert letter is not None, bound.errors
        return letter


def act(office: Any, letter: Letter, verb: str, by: Any, **given: str) -> Letter:
    """One deed to a letter by somebody of a unit."""
    actor = (office.units[by] if isinstance(by, str) else by).actor
    with scope(actor):
        seen = Letter.objects.get(pk=letter.pk)
        bound, _ = hand_in(verb, given, by=actor, letter=seen)
        assert bound.ok, bound.errors
        letter.__dict__.update(seen.__dict__)
    return letter


def issued(office: Any, **how: Any) -> Letter:
    """Drafted and signed."""
    by = how.get("by", "governance_center")
    return act(office, draft(office, **how), "issue", by)


def answered(office: Any, **how: Any) -> Letter:
    """Issued, signed for and answered."""
    letter, to = issued(office, **how), how.get("to", "water")
    act(office, letter, "receive", to)
    return act(office, letter, "reply", to, text="已到现场查看，恢复排水沟。")
