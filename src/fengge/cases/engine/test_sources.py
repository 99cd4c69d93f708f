"""Parts of casework that add to the engine: facts of their own, panels of their own."""

import pytest

from fengge.cases.engine.facts import _sources, facts_about
from fengge.cases.file.panels import _panels, panel, panels_of
from fengge.core.access import scope


@pytest.fixture(autouse=True)
def _as_before():
    sources, panels = dict(_sources), list(_panels)
    yield
    _sources.clear()
    _sources.update(sources)
    _panels[:] = panels


def test_two_sources_cannot_tell_of_the_same_thing():
    facts_about("weather")(lambda _case, _by: {"weather.fine": True})
    with pytest.raises(ValueError, match="weather"):
        facts_about("weather")(lambda _case, _by: {})


def test_a_panel_stands_on_the_files_it_is_for_and_nowhere_else(world):
    panel("cases/file/_deeds.html", order=1)(lambda case, _actor: {"seen": case.number})
    panel("cases/file/_deeds.html", procedures=("hazard",))(lambda _case, _actor: {"seen": ""})
    panel("cases/file/_deeds.html", wide=True)(lambda _case, _actor: None)
    case = world.registered()
    with scope(world.secretary_li.actor):
        drawn = panels_of(case, world.secretary_li.actor)
    assert [one.values["seen"] for one in drawn["panels"] if "seen" in one.values] == [case.number]
    assert not [one for one in drawn["wide_panels"] if not one.values]
