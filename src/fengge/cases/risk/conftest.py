"""Cases at risk, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.verbs import Refused

FOUND = {"signs": ["blows", "deadline"], "matter": "上周六在水沟边推搡，说再不解决就自己解决。", "colour": "red"}


class Dangers:
    """Takes steps as somebody, on a case of the village's mediator."""

    def __init__(self, world: Any) -> None:
        self.world, self.zhang = world, world.mediator_zhang

    def does(self, case: Case, action: str, by: Any = None, **given: Any) -> Case:
        who = (by or self.zhang).actor
        with scope(who):
            case = Case.objects.get(pk=case.pk)
            bound = hand_in(case, action, given, by=who)
            assert bound.ok, bound.errors
            return case

    def refusal(self, case: Case, action: str, by: Any = None, **given: Any) -> str:
        with pytest.raises(Refused) as refusal:
            self.does(case, action, by, **given)
        return " ".join(map(str, [refusal.value.message, *refusal.value.items]))

    def marked(self, case: Case | None = None, **changed: Any) -> Case:
        return self.does(case or self.world.accepted(), "risk_assess", **FOUND | changed)

    def planned(self, case: Case | None = None, **changed: Any) -> Case:
        return self.does(self.marked(case, **changed), "risk_plan", **PLAN())


def PLAN(*protects: str) -> dict[str, Any]:  # noqa: N802 - reads as the constant it would be without its date
    until = (today() + timedelta(days=30)).isoformat()
    rows = [
        {"protects": side, "what": "分开约谈，两名干部到场", "owner": "村治保主任", "until": until}
        for side in protects or ("asking", "other")
    ]
    return {"measures": rows, "contacts": "治保主任 0851-22000000"}


@pytest.fixture
def dangers(world: Any) -> Dangers:
    return Dangers(world)
