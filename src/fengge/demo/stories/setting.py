"""One scene made particular: people, place, season, sums, and the slots every text draws on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fengge.demo.stories.cast import Cast, meet
from fengge.demo.stories.dice import chance
from fengge.demo.stories.grammar import fill, sums, vary
from fengge.demo.stories.model import Party, Place
from fengge.demo.stories.people import Person, family_name, person

if TYPE_CHECKING:
    from random import Random

    from fengge.demo.stories.scenes import Kind, Scene

PRONOUN = {"M": "他", "F": "她"}
VOICES = {
    "doorplate": ("resident",),
    "applied": ("clerk", "clerk", "resident"),
    "counter": ("clerk",),
    "phone": ("phone",),
    "hotline": ("hotline",),
    "police": ("moved_police",),
    "court": ("moved_court",),
    "petition": ("moved_petition",),
    "agency": ("moved_agency",),
}
# Somebody who asks for mediation writes, comes, or rings.
ASKED = ("applied", "counter", "phone")
TRAFFIC, POLICE_KINDS = "16", {"02", "16"}
DAY_STARTS, DAY_ENDS = 8, 18
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五")


@dataclass(frozen=True)
class Setting:
    """Everything the texts of one story share."""

    kind: Kind
    scene: Scene
    place: Place
    when: datetime
    source: str
    voice: str
    cast: Cast
    extras: tuple[Party, ...]
    money: dict[str, int]
    slots: dict[str, str]

    @property
    def parties(self) -> tuple[Party, ...]:
        a, b = self.cast.a, self.cast.b
        want, answer = self.slots["want"], self.slots["answer"]
        return (
            Party(a, "applicant", self.cast.call_a, want),
            Party(b, "respondent", self.cast.call_b, answer, self.cast.org),
            *self.extras,
        )


def _weights(kind: Kind, scene: Scene) -> dict[str, float]:
    """The police hand over quarrels they were called to, not every matter of the kind."""
    police = kind.key in POLICE_KINDS or "violence" in scene.signals
    return {key: weight for key, weight in (scene.sources or kind.sources).items() if key != "police" or police}


def choose_source(kind: Kind, scene: Scene, when: datetime, rng: Random) -> str:
    """At night and on rest days only the doorplate's code and the hotline are open."""
    weights = _weights(kind, scene)
    if not DAY_STARTS <= when.hour < DAY_ENDS:
        weights = {"doorplate": weights.get("doorplate", 0) + 30, "hotline": weights.get("hotline", 0) + 5}
    source = rng.choices(list(weights), list(weights.values()))[0]
    return rng.choices(ASKED, (5, 3, 2))[0] if source == "applied" else source


def choose_voice(kind: Kind, source: str, rng: Random) -> str:
    if source == "police" and kind.key == TRAFFIC:
        return "moved_traffic"
    return rng.choice(VOICES.get(source, ("grid",)))


def _relative(of: Person, rng: Random, when: datetime) -> tuple[Person, str]:
    """A younger brother or sister: shares the family name, whatever else the story says."""
    years = of.age(when.date())
    who = person(rng, on=when.date(), ages=(max(20, years - 9), max(20, years - 2)), family=family_name(of) or None)
    return who, "弟弟" if who.sex == "M" else "妹妹"


def _extras(cast: Cast, tie: str, rng: Random, when: datetime) -> tuple[Party, ...]:
    found: list[Party] = []
    kin_may_speak = tie not in {"siblings", "brothers"}
    if kin_may_speak and chance(rng, 0.22):
        who, call = _relative(cast.a, rng, when)
        found.append(Party(who, "agent", f"{cast.a.name}的{call}", "希望早点说清楚"))
    if kin_may_speak and not cast.org and chance(rng, 0.14):
        who, call = _relative(cast.b, rng, when)
        found.append(Party(who, "agent", f"{cast.b.name}的{call}", "愿意帮着做工作"))
    if chance(rng, 0.3):
        who = person(rng, on=when.date(), ages=(38, 72))
        found.append(Party(who, "witness", rng.choice(("邻居", "联户长", "村民组长", "在场村民")), "如实说明所见"))
    return tuple(found)


def _people_slots(cast: Cast, extras: tuple[Party, ...], when: datetime) -> dict[str, str]:
    third = extras[0] if extras else None
    return {
        "a": cast.a.name,
        "b": cast.b.name,
        "c": third.person.name if third else "",
        "c_role": third.tie if third else "",
        "org": cast.org or cast.b.name,
        "he_a": PRONOUN[cast.a.sex],
        "he_b": PRONOUN[cast.b.sex],
        "sex_a": "男" if cast.a.sex == "M" else "女",
        "age_a": str(cast.a.age(when.date())),
        "age_b": str(cast.b.age(when.date())),
        "call_a": cast.call_a,
        "call_b": cast.call_b,
    }


def _time_slots(when: datetime, rng: Random) -> dict[str, str]:
    before = when - timedelta(days=rng.randint(2, 9))
    last_month = (when.replace(day=1) - timedelta(days=1)).month
    return {
        "mon": f"{last_month}月",
        "day": f"{before.month}月{before.day}日",
        "year": f"{when.year}年",
        "lastyear": f"{when.year - 1}年",
        "yearsago": f"{when.year - rng.randint(2, 6)}年",
        "weekday": rng.choice(WEEKDAYS),
    }


def set_scene(kind: Kind, scene: Scene, place: Place, rng: Random, when: datetime) -> Setting:
    cast = meet(scene.tie, vary(scene.business, rng), rng, when.date())
    extras = _extras(cast, scene.tie, rng, when)
    money = sums(scene.money, rng)
    slots = _people_slots(cast, extras, when) | _time_slots(when, rng)
    slots |= {"town": place.town, "village": place.village, "group": place.group}
    slots |= {name: rng.choice(options) for name, options in scene.pick.items()}
    slots |= {name: str(amount) for name, amount in money.items()}
    for name, text in (("spot", rng.choice(scene.spot)), ("thing", scene.thing), ("issue", scene.issue)):
        slots[name] = fill(vary(text, rng), slots)
    slots["want"] = fill(vary(scene.claims[0], rng), slots)
    slots["answer"] = f"愿意商量，对{slots['issue']}有不同看法"
    source = choose_source(kind, scene, when, rng)
    voice = choose_voice(kind, source, rng)
    return Setting(kind, scene, place, when, source, voice, cast, extras, money, slots)
