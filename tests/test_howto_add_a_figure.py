"""The page docs/howto/add-a-figure.md does what it says: the figure it adds counts the rows that its list shows."""

import re
from pathlib import Path

import pytest

from fengge.cases import figures
from fengge.cases.models import Party
from fengge.cases.register.asking import Wanted
from fengge.cases.register.finding import found
from fengge.core.access import scope
from fengge.core.clock import now
from fengge.core.figures import Asked, get_figure, measure
from fengge.core.figures import figure as declared

PAGE = Path(__file__).resolve().parent.parent / "docs/howto/add-a-figure.md"
CODE = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
KEY = re.search(r'"(cases\.\w+)"', CODE)[1]


@pytest.fixture
def counted(monkeypatch):
    """The figure as the page declares it, among those there are; afterwards forgotten."""
    module = __import__(declared.__module__, fromlist=["_figures"])
    monkeypatch.setattr(module, "_figures", dict(module._figures))
    exec(f"from __future__ import annotations\n{CODE}", {**vars(figures), "Party": Party})  # noqa: S102 - the page's own code
    return get_figure(KEY)


def test_the_figure_counts_what_its_list_shows(world, counted):
    world.registered()  # its applicant left a number
    world.a_report()  # nobody knows who reported
    with scope(world.secretary_li.actor):
        value = measure(counted, Asked(now()))
        listed = found(Wanted.of({"figure": KEY}), world.secretary_li.actor, now())
        assert value.count == listed.count() == 1
        assert value.url.endswith(f"?figure={KEY}")


def test_the_next_village_counts_none_of_it(world, counted):
    world.a_report()
    with scope(world.secretary_next.actor):
        assert measure(counted, Asked(now())).count == 0
