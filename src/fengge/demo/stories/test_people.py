"""Households of invented people."""

import re
from datetime import date
from random import Random

from fengge.demo.stories import households
from fengge.demo.stories.people import RARE, check_digit

DAY = date(2026, 11, 22)


def homes(n=3000):
    return households("青石村", n, Random(5), DAY)


def test_the_same_seed_gives_the_same_village():
    assert homes(50) == homes(50)


def test_numbers_follow_the_standard():
    assert check_digit("11010519491231002") == "X"


def test_members_fit_together():
    for home in homes(500):
        head = home.members[0]
        assert home.relations[0] == "户主"
        for who, relation in zip(home.members[1:], home.relations[1:], strict=True):
            assert who.born <= DAY
            if relation == "配偶":
                assert who.sex != head.sex
            if relation in {"儿子", "女儿"}:
                assert who.born.year > head.born.year + 18
                assert (who.sex == "M") == (relation == "儿子")
            if relation == "父亲":
                assert who.born.year < head.born.year - 18


def test_names_include_rare_characters_and_the_middle_dot():
    names = [who.name for home in homes() for who in home.members]
    assert any(c in name for name in names for c in RARE)
    assert any("·" in name for name in names)
    assert all(re.fullmatch(r"[\w·]{2,6}", name) for name in names)
