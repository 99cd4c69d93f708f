"""What the officer at the desk makes of it: level, rung and route, and why where the table says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.triage.suggesting import suggest
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.demo.replay.telling import Deed, tells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.triage.suggesting import Suggestion
    from fengge.demo.replay.telling import Telling
    from fengge.demo.stories import Story
    from fengge.demo.stories.model import Step

HARDER = 0.85
BY_RUNG = {"town": "may_escalate", "county": "several_towns"}
BY_LEVEL = {"simple": "small", "complex": "unclear"}
# Whoever departs from the triage table says why.
WHY_MEDIATED = {
    "labour": "劳动者自愿先行调解，已告知可随时向劳动监察投诉或申请仲裁",
    "police": "公安机关已处理，双方自愿就民事赔偿申请调解",
    "tenure": "双方对权属没有争议，只就使用和赔偿申请调解",
    "review": "双方自愿就民事部分申请调解，行政部分已告知复议和诉讼途径",
}
WHY_RUNG = {
    "village": "情况清楚、双方愿意就地调解，由村先办",
    "town": "涉及面较宽，由镇牵头",
    "county": "需县级部门牵头",
}
WHY_LEVEL = {
    "simple": "事实清楚、争议不大，可以当场调解",
    "general": "情况清楚，按一般件办理",
    "complex": "需要现场核实、多次做工作，按复杂件办理",
    "major": "涉及面广，按重大件办理",
}


@tells("triage")
def triage(telling: Telling, step: Step) -> Iterator[Deed]:
    """The table suggests, a person decides; a sealed matter stays with whoever first judged it so."""
    by = telling.hands.officer("village" if step.by == "village" else "town", telling.place)
    suggestion, story = telling.suggestion, telling.story
    table = pack().part(Triage)
    mediates = telling.goes_to_mediation and not telling.is_sealed
    route = "mediation" if mediates and not table.routes[suggestion.route].mediation else suggestion.route
    rung = suggestion.rung if telling.is_sealed else telling.rung
    level = _level(telling, rung)
    signals = (*story.signals, *_found(suggestion, level, rung))
    suggestion = suggest(story.kind, signals)
    why = [] if route == suggestion.route else [WHY_MEDIATED.get(suggestion.route, "双方自愿申请调解")]
    why += [] if rung == suggestion.rung else [WHY_RUNG[rung]]
    why += [] if level == suggestion.level else [WHY_LEVEL.get(level, WHY_LEVEL["complex"])]
    if telling.is_sealed:
        telling.keeper = by
    given = {
        "kind": story.kind, "signals": list(signals), "level": level, "rung": rung, "route": route,
        "reason": "；".join(why),
    }  # fmt: skip
    telling.triaged_at = step.at
    yield Deed("triage", step.at, by, given)


def _found(suggestion: Suggestion, level: str, rung: str) -> list[str]:
    """What the officer finds in the matter when the table without it would say less, or more."""
    if rung != suggestion.rung:
        return [BY_RUNG[rung]] if rung in BY_RUNG else []
    return [BY_LEVEL[level]] if level != suggestion.level and level in BY_LEVEL else []


def _level(telling: Telling, rung: str) -> str:
    """The table's level, or the rung's own where the rung was changed; what takes longer is mostly seen to be harder."""
    levels, level = pack().part(Triage).levels, telling.suggestion.level
    if rung != telling.suggestion.rung and levels[level].rung != rung:
        level = next(key for key, one in reversed(levels.items()) if one.rung == rung)
    days = _days_to_settle(telling.story)
    simplest = next(iter(levels))
    if days is not None and days <= levels[simplest].days and rung == "village":
        return simplest
    if days and days >= levels[level].days and telling.rng.random() < HARDER:
        return next((key for key, one in levels.items() if one.days > days), level)
    return level


def _days_to_settle(story: Story) -> int | None:
    """From the first word to what stops the handling; None while it is open."""
    ends = ("agree", "refuse", "terminate", "refer")
    settled = next((step.at for step in story.timeline if step.do in ends), None)
    return None if settled is None else (settled.date() - story.reported_at.date()).days
