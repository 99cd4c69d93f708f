"""People of a petition: the petition office, a county leader, a team, and somebody who has no part in it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import pytest
from tests.world import Worker, World

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.inputs import bind
from fengge.core.verbs import Refused
from fengge.orgs.models import Organisation

FOUND = {"place": "大坪村", "asked": "村民和国土所", "found": "征地补偿少算了两分地。"}
JUDGED = {"present": "专班全体", "opinion": "诉求成立，应当补发。", "basis": "《土地管理法》第四十八条"}
OPINION = {
    "unit": "某县自然资源局", "claim": "补发征地补偿", "found": "漏算两分地，补偿标准应为每亩三万元。",
    "result": "supported", "words": "予以支持，十日内补发。", "basis": "《土地管理法》第四十八条",
}  # fmt: skip
REVIEWED = {
    "unit": "某市自然资源局", "found": "原处理意见事实清楚。", "words": "维持。", "basis": "《信访工作条例》第三十五条",
    "received_by": "田大山", "rights_told": True,
}  # fmt: skip


@dataclass
class Petitions:
    """Builders of a petition at each of its gates."""

    world: World

    @cached_property
    def office(self) -> Worker:
        unit = self.world.organisation(self.world.county, "petition", "某县信访局")
        return self.world.worker("周信访", "county_petition", self.world.county, unit)

    @cached_property
    def leader(self) -> Worker:
        return self.world.worker("郑副县长", "county_leader", self.world.county, None)

    @cached_property
    def bureau(self) -> Organisation:
        return self.world.organisation(self.world.county, "natural_resources", "某县自然资源局")

    @cached_property
    def head(self) -> Worker:
        return self.world.worker("吴局长", "county_unit", self.world.county, self.bureau)

    @cached_property
    def member(self) -> Worker:
        return self.world.worker("钱所长", "town_justice", self.world.town, None)

    @property
    def outsider(self) -> Worker:
        return self.world.county_chen

    @cached_property
    def second(self) -> Worker:
        return self.world.worker("孙科员", "county_governance", self.world.county, None)

    def entry(self, **given: Any) -> dict[str, Any]:
        return {
            "channel": "counter", "division": self.world.village, "facts": "征地补偿少算了两分地，反映三次没有结果。",
            "title": "要求补发征地补偿", "name": "田大山", "phone": "13800001234", "petitioners": 1, **given,
        }  # fmt: skip

    def opened(self, *, by: Worker | None = None, **given: Any) -> Case:
        actor, opening = (by or self.office).actor, opening_of("petition")
        with scope(actor):
            bound = bind(opening.input, self.entry(**given))
            assert bound.ok, bound.errors
            return opening.enter(bound.value, by=actor, ticket=Ticket.new())

    def act(self, case: Case, action: str, by: Worker, **given: Any) -> Case:
        """Do it, as page and API do; a mistake of the form is a failure of the test."""
        with scope(by.actor):
            bound = hand_in(case, action, given, by=by.actor)
            assert bound.ok, bound.errors
        return case

    def refusal(self, case: Case, action: str, by: Worker, **given: Any) -> Refused:
        """What the verb answers when it says no."""
        with pytest.raises(Refused) as refused:
            self.act(case, action, by, **given)
        return refused.value

    def accepted(self, **given: Any) -> Case:
        return self.act(self.opened(**given), "accept", self.office, demand="opinion")

    def led(self, **given: Any) -> Case:
        return self.act(self.accepted(**given), "lead", self.office, leader=self.leader.appointment.pk)

    def teamed(self, **given: Any) -> Case:
        return self.act(self.led(**given), "team", self.office, members=self.members())

    def members(self) -> list[dict[str, Any]]:
        return [
            {"who": self.head.appointment.pk, "role": "head"},
            {"who": self.member.appointment.pk, "role": "member"},
        ]

    def investigated(self, **given: Any) -> Case:
        return self.act(self.teamed(**given), "investigate", self.head, on=today(), **FOUND)

    def assessed(self, **given: Any) -> Case:
        return self.act(self.investigated(**given), "assess", self.head, on=today(), **JUDGED)

    def plan(self, **given: Any) -> dict[str, Any]:
        measure = {"what": "补发两分地补偿", "owner": self.head.appointment.pk, "due_on": today() + timedelta(days=10)}
        return {"goal": "补足补偿", "basis": "《土地管理法》第四十八条", "measures": [measure | given]}

    def planned(self, **given: Any) -> Case:
        return self.act(self.assessed(**given), "plan", self.head, **self.plan())

    def measured(self, **given: Any) -> Case:
        case = self.planned(**given)
        with scope(self.head.actor):
            measure = case.petition_measures.get().pk
        return self.act(case, "measure", self.head, measure=measure, done="yes", how="已补发")

    def answered(self, **given: Any) -> Case:
        return self.act(self.measured(**given), "answer", self.head, **OPINION)

    def delivered(self, **given: Any) -> Case:
        return self.act(self.answered(**given), "deliver", self.office, **DELIVERED)

    def visit(self, case: Case) -> dict[str, Any]:
        with scope(self.office.actor):
            party = case.parties.order_by("order")[0].pk
        return {"on": today(), "manner": "in_person", "party": party, "satisfied": "yes", "words": "钱收到了。"}

    def visited(self, **given: Any) -> Case:
        case = self.delivered(**given)
        return self.act(case, "visit", self.outsider, **self.visit(case))

    def closed(self, **given: Any) -> Case:
        return self.act(self.visited(**given), "close", self.office, summary="补偿已补发，信访人满意。")


def asking(on: Any = None) -> dict[str, Any]:
    """What is asked for a review or a final review, on this day or another."""
    return {"on": on or today(), "unit": "某市自然资源局", "claim": "补偿标准不对"}


DELIVERED = {"manner": "in_person", "received_by": "田大山", "rights_told": True}


@pytest.fixture
def petitions(world: World) -> Petitions:
    """Petitions of the world's county."""
    return Petitions(world)
