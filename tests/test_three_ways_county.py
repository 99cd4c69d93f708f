"""Another county reads the three ways its own way, in its own words, limits and slips: a folder of data, and no code."""

import pytest
from django.utils import translation

from fengge.cases.engine.timing import clocks_of
from fengge.cases.meetings.series import title_of
from fengge.cases.models import Case
from fengge.cases.procedure import current
from fengge.cases.procedure.clocks.length import CalendarDays, WorkingDays
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import scope
from fengge.core.clock import now
from fengge.core.packs.words import word
from tests.world import COUNTY

PACK = {
    "pack.toml": f'title = "某县"\ntitle_en = "Some County"\nversion = "1"\ncounty = "{COUNTY}"\nextends = "three_ways"\n',
    "words.toml": '[words.liaison]\ntitle = "包联"\ntitle_en = "keeping in touch"\n',
    "triage.toml": "[levels.simple]\ndays = 5\n",
    "procedures.toml": """
[procedures.mediation.settings.deadlines.acceptance]
title = "接案期限"
title_en = "Time to take it on"
working_days = 4
""",
    "meetings.toml": '[series.daily_huddle]\ntitle = "村级晨会"\ntitle_en = "Village morning meeting"\n',
}


@pytest.fixture
def county(tmp_path, settings):
    """The folder a county keeps beside the program."""
    folder = tmp_path / "a_county_of_three_ways"
    folder.mkdir()
    for name, text in PACK.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings.PACKS_DIR, settings.PACK = str(tmp_path), folder.name


def test_its_cases_go_by_its_own_levels_limits_and_words(county, world):
    found = suggest("02", ())
    assert (found.level, found.rung) == ("simple", "village")  # in the nation's own reading: general
    case = world.accepted()
    with scope(world.secretary_li.actor):
        kept = Case.objects.get(pk=case.pk)
        clocks = current(clocks_of(kept, now()))
        assert (kept.level, clocks["handling"].term) == ("simple", CalendarDays(5))
        assert (str(clocks["acceptance"].title), clocks["acceptance"].term) == ("接案期限", WorkingDays(4))
    assert str(word("liaison")) == "包联"
    assert title_of("daily_huddle") == "村级晨会"
    assert {str(kept.procedure.level(key).title) for key in ("simple", "complex", "major")} == {"简单", "复杂", "疑难"}


def test_english_readers_find_its_words_in_english_in_traces_too(county, world):
    case = world.accepted()
    with scope(world.secretary_li.actor), translation.override("en"):
        clocks = current(clocks_of(Case.objects.get(pk=case.pk), now()))
        trace = " ".join(map(str, clocks["handling"].explain()))
        assert str(clocks["acceptance"].title) == "Time to take it on"
    assert ("Simple" in trace, "简单" in trace) == (True, False)


def test_its_desk_says_what_it_says(county, world):
    case, li = world.accepted(), world.secretary_li.client
    page = li.get(case.url).text
    assert "简单" in page
    assert "简易" not in page
    assert "村级晨会" in li.get("/desk/meetings/").text


def test_the_first_county_keeps_its_own(world):
    case = world.accepted()
    assert (case.level, title_of("daily_huddle")) == ("general", "村级日碰头")
