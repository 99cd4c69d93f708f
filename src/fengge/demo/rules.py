"""The demo county's triage rules: one version published yesterday, and the next change begun as a draft."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fengge.cases.rules.changing import begin, change_line, publish
from fengge.cases.rules.inputs import LineGiven, PublishGiven
from fengge.core.access import scope
from fengge.core.clock import at, local, now
from fengge.core.events import long_ago
from fengge.demo.replay.hands import Hands

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground

PROPERTY = {
    "order": 175, "kinds": ["17"], "rung": "town",
    "reason": "物业纠纷涉及业主、物业和几个单位，由镇里办理",
    "reason_en": "Property disputes concern owners, the company and several units: the town",
}  # fmt: skip
WATER = {
    "order": 176, "kinds": ["02"], "signals": ["several_places"], "rung": "town", "level": "complex", "lead": "water",
    "reason": "两村之间的用水排水纠纷，请水务部门一起看",
    "reason_en": "Water between two villages: the water authority looks at it too",
}  # fmt: skip


def keep_rules(ground: Ground) -> int:
    """What the county's officer did in the last two days; how many versions there are."""
    hands = Hands(ground)
    by = hands.actor(hands.of("county_governance", hands.seat("county", ground.village)))
    with scope(by), long_ago():
        yesterday = local(now()).replace(hour=16, minute=30) - timedelta(days=1)
        with at(yesterday):
            _publish(by)
        with at(yesterday + timedelta(minutes=40)):
            change_line(begin(by=by), "", LineGiven.model_validate(WATER), by=by)
    return 1


def _publish(by: Actor) -> None:
    draft = change_line(begin(by=by), "", LineGiven.model_validate(PROPERTY), by=by)
    publish(draft, PublishGiven(reason="今年物业纠纷在村里多次调不成，改由镇里办理"), by=by)
