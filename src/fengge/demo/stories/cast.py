"""Who stands against whom: each tie gives two people whose names, ages and sexes agree with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.demo.stories.people import Person, family_name, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

OTHER = {"M": "F", "F": "M"}
# Invented shop signs; the kind of business is added by the scene.
SIGNS = ("映山", "溪禾", "青岑", "云坪", "岩桂", "松涧", "禾田", "竹坞", "枫岭", "石泉", "茶坡", "晓渡")


@dataclass(frozen=True)
class Cast:
    """`call_b`: what b is to a; `call_a`: what a is to b."""

    a: Person
    b: Person
    call_a: str
    call_b: str
    org: str = ""


def _couple(rng: Random, on: date) -> Cast:
    a = person(rng, on=on, ages=(25, 55), sex=rng.choices("FM", (7, 3))[0])
    years = a.age(on)
    b = person(rng, on=on, ages=(max(22, years - 3), years + 5), sex=OTHER[a.sex])
    call = {"M": "丈夫", "F": "妻子"}
    return Cast(a, b, call[a.sex], call[b.sex])


def _former(rng: Random, on: date) -> Cast:
    pair = _couple(rng, on)
    return Cast(pair.a, pair.b, "前" + pair.call_a[0].replace("丈", "夫"), "前" + pair.call_b[0].replace("丈", "夫"))


def _betrothed(rng: Random, on: date) -> Cast:
    a = person(rng, on=on, ages=(23, 32), sex="M")
    b = person(rng, on=on, ages=(22, 30), sex="F")
    return Cast(a, b, "男方", "女方")


def _parent(rng: Random, on: date) -> Cast:
    """The old parent a and the grown son or daughter."""
    a = person(rng, on=on, ages=(65, 84))
    b_age = a.age(on) - rng.randint(22, 34)
    family = family_name(a) if a.sex == "M" else None
    b = person(rng, on=on, ages=(b_age, b_age), family=family or None, sex=rng.choices("MF", (8, 2))[0])
    return Cast(a, b, "父亲" if a.sex == "M" else "母亲", "儿子" if b.sex == "M" else "女儿")


def _siblings(rng: Random, on: date, sexes: tuple[str, str] | None = None) -> Cast:
    sex_a, sex_b = sexes or (rng.choice("MF"), rng.choice("MF"))
    a = person(rng, on=on, ages=(35, 66), sex=sex_a)
    gap = rng.choice([-8, -6, -5, -4, -3, 3, 4, 5, 6, 8])
    b = person(rng, on=on, ages=(a.age(on) + gap,) * 2, sex=sex_b, family=family_name(a) or None, ethnicity=a.ethnicity)
    words = {("M", True): "哥哥", ("M", False): "弟弟", ("F", True): "姐姐", ("F", False): "妹妹"}
    return Cast(a, b, words[a.sex, a.born < b.born], words[b.sex, b.born < a.born])


def _brothers(rng: Random, on: date) -> Cast:
    return _siblings(rng, on, ("M", "M"))


def _married_in(rng: Random, on: date) -> Cast:
    """The mother-in-law a and b, her son's wife."""
    a = person(rng, on=on, ages=(52, 68), sex="F")
    b_age = a.age(on) - rng.randint(22, 30)
    b = person(rng, on=on, ages=(b_age, b_age), sex="F")
    return Cast(a, b, "婆婆", "儿媳")


def _equals(call: str, ages: tuple[int, int] = (30, 72)) -> Callable[[Random, date], Cast]:
    def make(rng: Random, on: date) -> Cast:
        return Cast(person(rng, on=on, ages=ages), person(rng, on=on, ages=ages), call, call)

    return make


def _unequal(call_a: str, call_b: str, sex_b: str | None = None) -> Callable[[Random, date], Cast]:
    def make(rng: Random, on: date) -> Cast:
        a, b = person(rng, on=on, ages=(24, 66)), person(rng, on=on, ages=(32, 60), sex=sex_b)
        return Cast(a, b, call_a, call_b)

    return make


TIES: dict[str, Callable[[Random, date], Cast]] = {
    "couple": _couple,
    "former": _former,
    "betrothed": _betrothed,
    "parent": _parent,
    "siblings": _siblings,
    "brothers": _brothers,
    "married_in": _married_in,
    "neighbours": _equals("邻居"),
    "pupils": _equals("学生家长", (28, 46)),
    "villagers": _equals("同村村民"),
    "kin": _equals("亲戚"),
    "friends": _equals("熟人", (26, 60)),
    "partners": _equals("合伙人", (28, 58)),
    "youths": _equals("同村村民", (20, 34)),
    "strangers": _equals("素不相识", (22, 62)),
    "worker": _unequal("务工人员", "用工方", "M"),
    "customer": _unequal("消费者", "经营者"),
    "lender": _unequal("出借人", "借款人"),
    "landlord": _unequal("出租人", "承租人"),
    "farmer": _unequal("农户", "收购商"),
    "grower": _unequal("流转农户", "承包大户"),
    "owner": _unequal("业主", "物业服务企业"),
    "builder": _unequal("建房户", "施工方", "M"),
    "patient": _unequal("患者家属", "医疗机构"),
    "resident": _unequal("村民", "单位代表"),
    "villager_to_group": _unequal("村民", "村民组代表"),
}


def meet(tie: str, business: str, rng: Random, on: date) -> Cast:
    """Two people of the tie with different names, and an invented firm when the scene names a business."""
    cast = TIES[tie](rng, on)
    while cast.a.name == cast.b.name or (
        "·" in cast.a.name + cast.b.name and tie in {"parent", "siblings", "brothers"}
    ):
        cast = TIES[tie](rng, on)
    sign = "" if tie == "resident" else rng.choice(SIGNS)
    org = sign + business if business else ""
    if org and tie == "villagers":
        return Cast(cast.a, cast.b, "附近村民", "经营者", org)
    return Cast(cast.a, cast.b, cast.call_a, cast.call_b, org)
