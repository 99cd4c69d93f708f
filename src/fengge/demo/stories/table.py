"""At the table: what was said in each mediation session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.demo.stories.dice import chance
from fengge.demo.stories.grammar import say
from fengge.demo.stories.model import Said, Session
from fengge.demo.stories.scenes import words

if TYPE_CHECKING:
    from random import Random

    from fengge.demo.stories.setting import Setting

MEDIATOR = "调解员"


def _said(setting: Setting, side: str, line: str) -> Said:
    if side == "mediator":
        return Said(MEDIATOR, MEDIATOR, line)
    if side == "c":
        return Said(setting.slots["c"], setting.slots["c_role"], line)
    who = setting.cast.a if side == "a" else setting.cast.b
    return Said(who.name, "申请人" if side == "a" else "被申请人", line)


def _order(number: int, result: str, with_third: bool) -> list[tuple[str, str]]:
    """Who speaks from which pool; `scene.x` means the scene's own words."""
    if number == 1:
        lines = [("mediator", "open"), ("a", "scene.a_says"), ("b", "scene.b_says"), ("mediator", "scene.law")]
    else:
        lines = [("mediator", "open_later"), ("a", "a_stand"), ("b", "b_stand")]
    if with_third:
        lines.append(("c", "c_says"))
    if result == "agreed":
        lines.append(("mediator", "mediator_press"))
    endings = {
        "agreed": [("b", "b_yield"), ("a", "a_yield"), ("mediator", "mediator_sum")],
        "adjourned": [("a", "a_stand"), ("b", "b_stand"), ("mediator", "mediator_adjourn")],
        "failed": [("a", "a_hard"), ("b", "b_hard"), ("mediator", "mediator_fail")],
    }
    tail = endings[result]
    return lines + [line for line in tail if number == 1 or line[1] not in {"a_stand", "b_stand"}]


def _pool(pool: str, setting: Setting, form: str) -> str:
    """A witness tells, a relative pleads; what is said aloud is not signed."""
    if pool == "mediator_sum" and form == "oral":
        return "mediator_sum_oral"
    return "witness_says" if pool == "c_says" and setting.extras[0].side == "witness" else pool


def session(setting: Setting, number: int, result: str, form: str, rng: Random) -> Session:
    pools, scene = words()["session"], setting.scene
    count = str(number if number > 1 else rng.randint(3, 7))
    slots = setting.slots | {"n": count, "form_word": "口头协议，当场登记" if form == "oral" else "签订书面调解协议"}
    own = {"scene.a_says": scene.a_says, "scene.b_says": scene.b_says, "scene.law": scene.law}
    third = bool(setting.extras) and (number == 1 or chance(rng, 0.4))
    said = tuple(
        _said(setting, side, say(own.get(pool) or pools[_pool(pool, setting, form)], slots, rng))
        for side, pool in _order(number, result, third)
    )
    return Session(number, say(pools["where"], slots, rng), said, result, say(pools[f"sum_{result}"], slots, rng))


def sessions(setting: Setting, count: int, last: str, form: str, rng: Random) -> tuple[Session, ...]:
    """`count` sessions of which all but the last adjourn; `last` is agreed or failed."""
    return tuple(session(setting, n, last if n == count else "adjourned", form, rng) for n in range(1, count + 1))


def redo_session(setting: Setting, number: int, rng: Random) -> Session:
    """The short session after a case came back: what is left to do, and by when."""
    pools, place = words()["close"], say(words()["session"]["where"], setting.slots, rng)
    said = tuple(
        _said(setting, side, say(pools[pool], setting.slots, rng))
        for side, pool in (("mediator", "redo_session"), ("b", "redo_b"), ("a", "redo_a"))
    )
    return Session(number, place, said, "agreed", f"双方对{setting.slots['thing']}未履行的部分重新约定了日期。")
