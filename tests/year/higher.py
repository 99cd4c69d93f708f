"""What the words of the table have people do with petitions, and with matters that go from unit to unit."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from fengge.core.access import scope
from fengge.core.clock import today
from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.year.people import Act


def _unit(act: Act) -> str:
    """The unit that the line names at its end."""
    name = re.findall(r"[给由]([^给由]+?)(?:牵头)?$", act.what)[0]
    return str(Organisation.objects.get(name=name).pk)


def _transfer(act: Act) -> None:
    act.people.act(act.matter, act.who, "transfer", to_unit=_unit(act), reason="归你单位办理。")


def _dispute(act: Act) -> None:
    centre = str(act.people.world.town_centre.pk)
    act.people.act(act.matter, act.who, "dispute_lead", proposed=centre, reason="水沟跨两个村。")


def _settle_lead(act: Act) -> None:
    act.people.act(act.matter, act.who, "decide_lead", lead=_unit(act), decision="在村里调解。")


def _report_up(act: Act) -> None:
    office = str(Organisation.objects.get(name="中共某县委办公室").pk)
    leader = str(act.people.workers["郑县长"].appointment.pk)
    said = {"what": "有人爬上了工地的塔吊。", "done": "已派人到场劝导。", "leader": leader, "units": [office]}
    act.people.act(act.matter, act.who, "report_urgent", **said)


def _team(act: Act) -> None:
    parts = (("吴局长", "head"), ("王主任", "member"))
    members = [{"who": act.people.workers[name].appointment.pk, "role": role} for name, role in parts]
    act.people.act(act.matter, act.who, "team", members=members)


def _resolve(act: Act) -> None:
    due_on = today() + timedelta(days=10)
    one = {"what": "补发两分地补偿", "owner": act.by.appointment.pk, "due_on": due_on}
    plan = {"goal": "补足补偿", "basis": "《土地管理法》第四十八条", "measures": [one]}
    act.people.act(act.matter, act.who, "plan", **plan)


def _measure(act: Act) -> None:
    with scope(act.by.actor):
        measure = act.people.matters[act.matter].petition_measures.get().pk
    act.people.act(act.matter, act.who, "measure", measure=measure, done="yes", how="已补发")


def _ask_after(act: Act) -> None:
    with scope(act.by.actor):
        party = act.people.matters[act.matter].parties.order_by("order")[0].pk
    said = {"manner": "in_person", "party": party, "satisfied": "yes", "words": "钱收到了。"}
    act.people.act(act.matter, act.who, "visit", on=today(), **said)


def _lead(act: Act) -> None:
    act.people.act(act.matter, act.who, "lead", leader=act.people.workers["郑县长"].appointment.pk)


HIGHER: dict[str, Callable[[Act], None]] = {
    "移交给": _transfer, "提出牵头分歧": _dispute, "裁定由": _settle_lead, "报告重大紧急情况": _report_up, "建专班": _team,
    "定方案": _resolve, "落实措施": _measure, "请人回访": _ask_after, "定包案领导": _lead,
}  # fmt: skip
