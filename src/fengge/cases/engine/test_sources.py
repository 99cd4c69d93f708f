"""Parts of casework that add to the engine: facts of their own, panels of their own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengge.cases.engine.facts import _sources, facts_about, facts_of
from fengge.cases.file.panels import _panels, panel, panels_of
from fengge.cases.file.record import Record
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
    panel("cases/file/_deeds.html", order=1)(lambda record: {"seen": record.case.number})
    panel("cases/file/_deeds.html", procedures=("hazard",))(lambda _record: {"seen": ""})
    panel("cases/file/_deeds.html", wide=True)(lambda _record: None)
    case = world.registered()
    with scope(world.secretary_li.actor):
        drawn = panels_of(Record(case, world.secretary_li.actor))
    assert [one.values["seen"] for one in drawn["panels"] if "seen" in one.values] == [case.number]
    assert not [one for one in drawn["wide_panels"] if not one.values]


def test_an_action_asks_only_what_its_guards_name_and_is_told_all_of_that(world):
    case, actor = world.registered(), world.secretary_li.actor
    with scope(actor):
        everything = facts_of(case, actor)
        for action in case.procedure.actions:
            some = facts_of(case, actor, action=action.key)
            assert some.items() <= everything.items()
            assert case.procedure.missing(action, some) == case.procedure.missing(action, everything)
        with CaptureQueriesContext(connection) as asked:
            facts_of(case, actor, action="note")
    assert len(asked) == 0
