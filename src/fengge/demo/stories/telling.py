"""Tell one dispute whole, then forget what has not happened yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fengge.demo.stories import report
from fengge.demo.stories.course import arrive
from fengge.demo.stories.dice import chance
from fengge.demo.stories.endings import end
from fengge.demo.stories.model import LEVELS, Place, Step, Story
from fengge.demo.stories.scenes import kinds, pick_scene
from fengge.demo.stories.setting import Setting, set_scene

if TYPE_CHECKING:
    from datetime import date, datetime
    from random import Random

LARGE_SUM = 50_000
MANY_PEOPLE = 10
CROWD = 6
# Kinds the triage table sends to the town first; a person often decides that the village can do it.
TOWN_KINDS = {"07": 0.35, "08": 0.9, "09": 0.5, "10": 0.8, "11": 0.8, "16": 0.6}
RAISING = {"may_escalate", "large_sum", "failed_before", "violence", "tenure", "wages"}
STAGES = {
    "report": "reported",
    "register": "registered",
    "triage": "triaged",
    "return": "registered",
    "transfer": "triaged",
    "accept": "accepted",
    "investigate": "investigating",
    "mediate": "mediating",
    "agree": "agreed",
    "perform": "performing",
    "close": "closed",
    "archive": "archived",
    "refuse": "refused",
    "terminate": "terminated",
    "withdraw": "withdrawn",
    "refer": "referred",
    "reopen": "registered",
}
ENDS = {"refuse", "terminate", "withdraw", "refer"}


@dataclass(frozen=True)
class Weight:
    """How heavy the matter is: yuan at stake, people concerned."""

    amount: int
    people: int


def _weight(setting: Setting, rng: Random) -> Weight:
    people = setting.scene.people
    extra = rng.randint(0, CROWD) if people > CROWD else len(setting.extras) // 2
    return Weight(max(setting.money.values(), default=0), people + extra)


def signals_of(setting: Setting, weight: Weight) -> tuple[str, ...]:
    found = list(setting.scene.signals)
    if weight.people >= MANY_PEOPLE:
        found.append("many_people")
    if weight.amount >= LARGE_SUM:
        found.append("large_sum")
    return tuple(dict.fromkeys(found))


def level_of(setting: Setting, signals: tuple[str, ...], rng: Random) -> str:
    level = LEVELS.index(setting.scene.level)
    if "many_people" in signals:
        level = 2
    elif RAISING & set(signals) or chance(rng, TOWN_KINDS.get(setting.kind.key, 0.0)):
        level = max(level, 1)
    return LEVELS[level]


def _whole(setting: Setting, plan: str, rng: Random) -> Story:
    weight = _weight(setting, rng)
    signals = signals_of(setting, weight)
    level = level_of(setting, signals, rng)
    told = Story(
        kind=setting.kind.key,
        scene=setting.scene.key,
        source=setting.source,
        voice=setting.voice,
        title=report.title(setting, rng),
        facts=report.facts(setting, rng),
        place=setting.place,
        spot=setting.slots["spot"],
        parties=setting.parties,
        signals=signals,
        level=level,
        route="mediation",
        amount=weight.amount,
        people=max(weight.people, 2),
        claims=report.claims(setting, rng),
        reported_at=setting.when,
    )
    course = arrive(setting, level, rng)
    ending = end(course, plan)
    return _stages(replace(told, timeline=tuple(course.steps), **vars(ending)))


def _stage_after(step: Step) -> str:
    if step.do == "visit":
        return "visited" if step.outcome == "settled" else ""
    if step.do == "consent":
        return "consented" if step.outcome == "all" else ""
    return STAGES.get(step.do, "")


def _stages(story: Story) -> Story:
    return replace(story, stage=[stage for stage in map(_stage_after, story.timeline) if stage][-1])


def _brought(steps: tuple[Step, ...], do: str) -> int:
    return sum(step.do == do for step in steps)


def cut(story: Story, today: date) -> Story:
    """The story as it stands on the evening before `today`: later steps and their fruits are gone."""
    steps = tuple(step for step in story.timeline if step.at.date() < today or step.do == "report")
    done = {step.do for step in steps}
    short = _stages(
        replace(
            story,
            timeline=steps,
            investigation=story.investigation if "investigate" in done else "",
            sessions=story.sessions[: _brought(steps, "mediate")],
            agreements=story.agreements[: _brought(steps, "agree")],
            performance=story.performance[: _brought(steps, "perform")],
            visits=story.visits[: _brought(steps, "visit")],
            reason=story.reason if ENDS & done else "",
            rating=story.rating if "rate" in done else None,
            route=story.route if "refer" in done else "mediation",
        )
    )
    over = short.stage in {"closed", "archived", "refused", "terminated", "withdrawn", "referred"}
    return short if over else replace(short, outcome="open")


def story(
    kind: str, place: Place, rng: Random, when: datetime, *, today: date | None = None, plan: str = "performed"
) -> Story:
    """One dispute of the kind, reported at `when` (aware); cut at `today` if given. Plans: see `endings.PLANS`."""
    the_kind = kinds()[kind]
    scene = pick_scene(the_kind, when.month, rng)
    whole = _whole(set_scene(the_kind, scene, place, rng, when), plan, rng)
    return cut(whole, today) if today else whole
