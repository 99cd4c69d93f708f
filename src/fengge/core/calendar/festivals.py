"""Festivals of a year, lunar and solar: days on which people are visited, not days on which offices are closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from lunar_python import Lunar, Solar

BY_THE_MOON = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
}
BY_THE_SUN = {
    (1, 1): "元旦",
    (3, 8): "妇女节",
    (5, 1): "劳动节",
    (6, 1): "儿童节",
    (7, 1): "建党节",
    (8, 1): "建军节",
    (10, 1): "国庆节",
}
SOLAR_TERMS = {"清明": "清明节", "冬至": "冬至"}


@cache  # the moon's course takes 5 ms of arithmetic a year
def festivals(year: int) -> tuple[tuple[date, str], ...]:
    """Every festival of a Gregorian year with its day, in order."""
    named = [(date(year, month, day), name) for (month, day), name in BY_THE_SUN.items()]
    return tuple(sorted([*named, *_by_the_moon(year), *_by_solar_terms(year)]))


def _by_the_moon(year: int) -> Iterator[tuple[date, str]]:
    for (month, day), name in BY_THE_MOON.items():
        yield _date(Lunar.fromYmd(year, month, day).getSolar()), name
    yield _date(Lunar.fromYmd(year, 1, 1).getSolar()) - timedelta(days=1), "除夕"


def _by_solar_terms(year: int) -> Iterator[tuple[date, str]]:
    table = Lunar.fromYmd(year, 6, 1).getJieQiTable()
    for term, name in SOLAR_TERMS.items():
        yield _date(_of_year(table, term, year)), name


def _of_year(table: dict[str, Solar], term: str, year: int) -> Solar:
    """The library's table runs from winter solstice to winter solstice; the second one is under another name."""
    found = table[term]
    return found if found.getYear() == year else table["DONG_ZHI"]


def _date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
