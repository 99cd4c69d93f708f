"""Invented people: names from two public name lists, and numbers that can belong to nobody."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from fengge.demo.stories.dice import chance

if TYPE_CHECKING:
    from random import Random


NOBODYS_AREA = "999999"
SILENT_PREFIX = "1000000"
RARE = ("𬱖", "㛃", "䶮")
RARE_SHARE = 0.004
DOTTED_SHARE = 0.002
NEW_TASTE, OLD_TASTE = 1980, 1985
NO_PHONE_FROM = 80
CARES_FOR_PARENT_UNTIL = 55
# Shares follow the order of magnitude of northern Guizhou, not a count.
ETHNICITIES = {"汉族": 80, "苗族": 8, "土家族": 4, "仡佬族": 4, "布依族": 2, "侗族": 1.5, "彝族": 0.5}
YI_CLANS = ("吉木", "阿苏", "沙马", "勒伍")
YI_GIVEN = {"M": ("拉且", "木呷", "子洛", "尔古"), "F": ("阿呷", "伍果", "阿依", "伍呷")}
OLD_FIRST = {"M": "建志文东明华成国", "F": "秀桂玉凤淑春兰金"}
NEW_ONLY = set("洋帅旭想楠欢佳帆坤浩宇鑫凯瑞博晨婷欣璐倩颖晶莹琳畅瑜娜") | {"婷婷", "丹丹", "丽丽", "雪梅"}
ODD_FOR_SEX = {"M": {"红霞", "楠", "想"}, "F": {"荣"}}


@dataclass(frozen=True)
class Person:
    """`sex` is "M" or "F"; `phone` may be empty: not everybody has one."""

    name: str
    sex: str
    born: date
    ethnicity: str
    phone: str
    id_number: str

    def age(self, on: date) -> int:
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


@dataclass(frozen=True)
class Household:
    """`members[0]` is the head; `relations` are words for the relation to the head, in the same order."""

    village: str
    number: int
    members: tuple[Person, ...]
    relations: tuple[str, ...]


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("fengge.demo") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[float, ...]]:
    rows = _rows("names_surnames_faker_mit.csv")
    return tuple(r["surname"] for r in rows), tuple(float(r["weight"]) for r in rows)


@cache
def _given(sex: str) -> tuple[str, ...]:
    rows = _rows("names_given_faker_mit.csv")
    return tuple(r["given_name"] for r in rows if r["sex"] == sex and r["given_name"] not in ODD_FOR_SEX[sex])


def surname(rng: Random) -> str:
    names, weights = _surnames()
    return rng.choices(names, weights)[0]


def given_name(rng: Random, sex: str, year: int) -> str:
    """Villagers born before 1985 mostly carry two characters of an older taste."""
    fits = [n for n in _given(sex) if year >= NEW_TASTE or n not in NEW_ONLY]
    if chance(rng, RARE_SHARE):
        return rng.choice((rng.choice(RARE), rng.choice(OLD_FIRST[sex]) + rng.choice(RARE)))
    if chance(rng, 0.25 if year < OLD_TASTE else 0.5):
        return rng.choice(fits)
    first = rng.choice(OLD_FIRST[sex] if year < OLD_TASTE else [n for n in fits if len(n) == 1])
    return first + rng.choice([n for n in fits if len(n) == 1 and n != first])


def check_digit(first17: str) -> str:
    """GB 11643: weights 2^(17-i) modulo 11."""
    total = sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(first17))
    return "10X98765432"[total % 11]


def id_number(rng: Random, sex: str, born: date) -> str:
    serial = rng.randrange(0, 499) * 2 + (1 if sex == "M" else 2)
    first17 = f"{NOBODYS_AREA}{born:%Y%m%d}{serial:03d}"
    return first17 + check_digit(first17)


def person(
    rng: Random,
    *,
    on: date,
    ages: tuple[int, int] = (28, 70),
    sex: str | None = None,
    family: str | None = None,
    ethnicity: str | None = None,
) -> Person:
    """Somebody between `ages` on the day `on`; `family` fixes the family name."""
    sex = sex or rng.choice("MF")
    age = rng.randint(*ages)
    year_day = on.timetuple().tm_yday - 1
    born = date(on.year - age, 1, 1) + timedelta(days=year_day - rng.randrange(365))
    people = ethnicity or rng.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0]
    name = (family or surname(rng)) + given_name(rng, sex, born.year)
    if family is None and chance(rng, DOTTED_SHARE):
        name, people = f"{rng.choice(YI_CLANS)}·{rng.choice(YI_GIVEN[sex])}", "彝族"
    phone = f"{SILENT_PREFIX}{rng.randrange(10000):04d}" if age < NO_PHONE_FROM else ""
    return Person(name, sex, born, people, phone, id_number(rng, sex, born))


def family_name(who: Person) -> str:
    """The part of a name that children inherit; "" means none that a Han name list knows."""
    return "" if "·" in who.name else who.name[0]


def _household(village: str, number: int, rng: Random, on: date) -> Household:
    head = person(rng, on=on, ages=(30, 78), sex=rng.choices("MF", (78, 22))[0])
    members, relations = [head], ["户主"]
    age, family = head.age(on), family_name(head) or None
    if chance(rng, 0.78):
        ages = (max(24, age - 6), max(25, age + 4))
        members.append(person(rng, on=on, ages=ages, sex="F" if head.sex == "M" else "M", ethnicity=head.ethnicity))
        relations.append("配偶")
    for _ in range(rng.choices((0, 1, 2, 3), (30, 34, 28, 8))[0]):
        child_age = rng.randint(max(0, age - 42), max(1, age - 23))
        child = person(rng, on=on, ages=(child_age, child_age), family=family, ethnicity=head.ethnicity)
        members.append(child)
        relations.append("儿子" if child.sex == "M" else "女儿")
    if age < CARES_FOR_PARENT_UNTIL and chance(rng, 0.25):
        elder = person(rng, on=on, ages=(age + 22, age + 32), family=family, sex="M", ethnicity=head.ethnicity)
        members.append(elder)
        relations.append("父亲")
    return Household(village, number, tuple(members), tuple(relations))


def households(village: str, n: int, rng: Random, on: date | None = None) -> list[Household]:
    """`n` households of one village; `on` is the day ages are counted (default: the end of 2026)."""
    day = on or date(2026, 12, 31)
    return [_household(village, number, rng, day) for number in range(1, n + 1)]
