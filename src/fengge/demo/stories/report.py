"""The report in its teller's voice: the resident's own, the grid worker's, the clerk's, the hotline's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.demo.stories.grammar import say
from fengge.demo.stories.scenes import words
from fengge.demo.stories.setting import PRONOUN, Setting

if TYPE_CHECKING:
    from random import Random

TITLES = [
    "{a}与{org}{thing}纠纷",
    "{a}、{org}因{thing}发生纠纷",
    "{group}{a}反映{thing}问题",
    "{thing}纠纷（{a}与{org}）",
]


def speaking(setting: Setting) -> dict[str, str]:
    """{me} and {my} are the teller's own words, or a pronoun after the name was given."""
    he = PRONOUN[setting.cast.a.sex]
    mine = {"me": "我", "my": "我家"} if setting.voice == "resident" else {"me": he, "my": f"{he}家"}
    return setting.slots | mine


def title(setting: Setting, rng: Random) -> str:
    own = setting.voice == "resident"
    return say(setting.scene.title if own else TITLES, speaking(setting), rng)


def facts(setting: Setting, rng: Random) -> str:
    parts = words()["report"]
    slots = speaking(setting)
    teller = setting.voice
    opening = say(parts[f"{teller}_open"], slots, rng)
    closings = parts["clerk_close" if teller.startswith("moved") else f"{teller}_close"]
    ending = say(setting.scene.ending or closings, slots, rng)
    return opening + say(setting.scene.facts, slots, rng) + ending


def claims(setting: Setting, rng: Random) -> tuple[str, ...]:
    return tuple(say(claim, setting.slots, rng) for claim in setting.scene.claims)
