"""Tell one dispute whole, then forget what has not happened yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random

from fengge.demo.stories import endings, report
from fengge.demo.stories.course import open_course
from fengge.demo.stories.model import LEVELS, Place, Story
from fengge.demo.stories.scenes import kinds, pick_scene
from fengge.demo.stories.setting import Setting, set_scene

LARGE_SUM = 30_000
GROUP = 10
COUNTY_GROUP = 30
# Step → the stage a case is in after it.
STAGES = {
    "reported": "reported", "registered": "unassigned", "triaged": "triaged", "returned": "unassigned",
    "redispatched": "triaged", "accepted": "accepted", "consent_a": "accepted", "consent_b": "consented",
    "investigated": "mediating", "session": "mediating", "agreed": "performing", "performed": "performing",
    "visited": "visited", "closed": "closed", "archived": "archived", "refused": "terminated",
    "failed": "terminated", "withdrawn": "terminated", "referred": "referred", "reopened": "reopened",
    "reworked": "reopened",
}  # fmt: skip
ENDS = {"refused", "failed", "withdrawn", "referred"}


@dataclass(frozen=True)
class Weight:
    """How heavy the matter is: yuan at stake, people concerned."""

    amount: int
    people: int


def _weight(setting: Setting, rng: Random) -> Weight:
    people = setting.scene.people + (rng.randint(0, 6) if setting.scene.people > 5 else len(setting.extras) // 2)
    return Weight(max(setting.money.values(), default=0), people)


def level_of(setting: Setting, weight: Weight, rng: Random) -> str:
    level = LEVELS.index(setting.scene.level)
    if weight.people >= COUNTY_GROUP:
        level = 2
    elif weight.people >= GROUP or (weight.amount >= LARGE_SUM and rng.random() < 0.6):
        level = max(level, 1)
    return LEVELS[level]


def signals_of(setting: Setting, weight: Weight) -> tuple[str, ...]:
    found = list(setting.scene.signals)
    if weight.people >= GROUP:
        found.append("group")
    if weight.amount >= LARGE_SUM:
        found.append("large_sum")
    if setting.cast.a.age(setting.when.date()) >= 70:
        found.append("elder")
    return tuple(dict.fromkeys(found))


def _whole(setting: Setting, plan: str, rng: Random) -> Story:
    weight = _weight(setting, rng)
    level = level_of(setting, weight, rng)
    course = open_course(setting, level, rng)
    ending = endings.end(course, plan, level, rng)
    return Story(
        kind=setting.kind.key, scene=setting.scene.key, source=setting.source, voice=setting.voice,
        title=report.title(setting, rng), facts=report.facts(setting, rng), place=setting.place,
        spot=setting.slots["spot"], parties=setting.parties, signals=signals_of(setting, weight), level=level,
        route=ending.route, amount=weight.amount, people=max(weight.people, 2), claims=report.claims(setting, rng),
        reported_at=setting.when, investigation=ending.investigation, sessions=ending.sessions,
        agreement=ending.agreement, performance=ending.performance, visit=ending.visit, outcome=ending.outcome,
        reason=ending.reason, rating=ending.rating, timeline=tuple(course.steps),
    )  # fmt: skip


def cut(story: Story, today: date) -> Story:
    """The story as it stands on the evening before `today`: later steps and their fruits are gone."""
    steps = tuple(step for step in story.timeline if step.at.date() < today or step.do == "reported")
    done = [step.do for step in steps]
    stages = [STAGES[do] for do in done if do in STAGES]
    ended = bool({"closed", *ENDS} & set(done)) and stages[-1] != "reopened"
    return replace(
        story,
        timeline=steps,
        stage=stages[-1],
        investigation=story.investigation if "investigated" in done else "",
        sessions=story.sessions[: done.count("session")],
        agreement=story.agreement if "agreed" in done else None,
        performance=tuple(each for each in story.performance if _kept(each.obligation, steps)),
        visit=story.visit if "visited" in done else None,
        outcome=story.outcome if ended else "open",
        reason=story.reason if ended and ENDS & set(done) else "",
        rating=story.rating if "rated" in done else None,
        route=story.route if "triaged" in done else "mediation",
    )


def _kept(obligation: int, steps: tuple[object, ...]) -> bool:
    return any(getattr(s, "do", "") == "performed" and getattr(s, "number", -1) == obligation for s in steps)


def story(
    kind: str, place: Place, rng: Random, when: datetime, *, today: date | None = None, plan: str = "performed"
) -> Story:
    """One dispute of the kind, reported at `when` (aware); cut at `today` if given. Plans: see `endings.PLANS`."""
    the_kind = kinds()[kind]
    scene = pick_scene(the_kind, when.month, rng)
    whole = _whole(set_scene(the_kind, scene, place, rng, when), plan, rng)
    return cut(whole, today) if today else whole
