"""The agreement, its dated promises, and how each was kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from fengge.demo.stories.dice import chance
from fengge.demo.stories.grammar import say
from fengge.demo.stories.model import Agreement, Obligation, Performance
from fengge.demo.stories.scenes import Term, words

if TYPE_CHECKING:
    from random import Random

    from fengge.demo.stories.setting import Setting

STANDING = [
    "双方今后和睦相处，不得再因此事发生争执",
    "本协议自双方签名、调解员签名并加盖调解委员会印章之日起生效，双方应当按约履行",
    "双方可自协议生效之日起三十日内共同向人民法院申请司法确认",
    "本协议一式三份，双方各执一份，调解委员会留存一份",
]


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _who(setting: Setting, by: str) -> str:
    return {"a": setting.cast.a.name, "b": setting.slots["org"], "ab": "双方"}[by]


def sentence(who: str, due: date | None, do: str) -> str:
    """A promise as it stands in the agreement; without a day it is kept at the table."""
    until = f"于{chinese_day(due)}前" if due else "于签订协议当日"
    return f"{who}{until}{do}"


def _text(setting: Setting, term: Term, signed: date, due: date, rng: Random) -> str:
    who, do = _who(setting, term.by), say(term.do, setting.slots, rng)
    return f"{who}自签订协议之日起，{do}" if term.lasting else sentence(who, due if due > signed else None, do)


def _obligation(setting: Setting, term: Term, signed: date, rng: Random) -> Obligation:
    due = signed + timedelta(days=term.days if term.days > 1 else 0)
    text = _text(setting, term, signed, due, rng)
    by = 1 if term.by == "b" else 0
    proof = say(term.proof, setting.slots, rng) if term.proof else ""
    return Obligation(by, 1 - by, text, due, setting.money.get(term.sum, 0), proof)


def agreement(setting: Setting, form: str, signed: date, rng: Random) -> Agreement:
    promises = tuple(_obligation(setting, term, signed, rng) for term in setting.scene.terms)
    slots = setting.slots
    facts = f"{slots['a']}与{slots['org']}因{slots['thing']}发生纠纷，经查：{say(setting.scene.look, slots, rng)}"
    clauses = STANDING[:1] if form == "oral" else STANDING
    return Agreement(form, signed, facts, promises, tuple(clauses))


def _note(setting: Setting, promise: Obligation, late: bool, rng: Random) -> str:
    if not promise.amount:
        return promise.proof or f"{promise.text.split('前', 1)[-1]}，已做到"
    names = (setting.cast.a.name, setting.slots["org"])
    slots = setting.slots | {"by": names[promise.by], "to": names[promise.to], "sum": str(promise.amount)}
    paid = say(words()["close"]["paid_late" if late else "paid"], slots, rng)
    return f"{paid}{promise.proof}" if promise.proof else paid


def performance(setting: Setting, deal: Agreement, number: int, rng: Random) -> tuple[Performance, ...]:
    """One entry for each obligation, in the order of the agreement; one in twenty-five comes some days late."""
    kept = []
    for place, promise in enumerate(deal.obligations):
        late = promise.due_on > deal.agreed_on and chance(rng, 0.04)
        room = (promise.due_on - deal.agreed_on).days
        shift = room + rng.randint(2, 9) if late else rng.randint(room // 2, room)
        note = _note(setting, promise, late, rng)
        kept.append(Performance(number, place, deal.agreed_on + timedelta(days=shift), note))
    return tuple(kept)
