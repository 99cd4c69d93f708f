"""Another county reads the three ways its own way, in its own words, limits and slips: a folder of data, and no code."""

from io import BytesIO

import pytest
from django.utils import translation
from docx import Document

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
    "words.toml": '[words.liaison]\ntitle = "包联"\ntitle_en = "keeping in touch"\n'
    '[words.slip_pack]\ntitle = "民转刑单证"\ntitle_en = "Papers of risk"\n',
    "triage.toml": "[levels.simple]\ndays = 5\n",
    "procedures.toml": """
[procedures.mediation.settings.deadlines.acceptance]
title = "接案期限"
title_en = "Time to take it on"
working_days = 4
""",
    "slips.toml": """
[ledger]
title = "隐患销号清单"
title_en = "List of hidden dangers"
[slips]
cancellation = false
[slips.survey]
title = "入户摸排卡"
title_en = "Card of the house call"
fields = [ { label = "哪一件", says = "{number}" }, { label = "谁去摸排" } ]
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
    rules = li.get("/desk/orgs/rules/").text
    assert ("包联" in rules, "疑难" in rules, "5 天" in rules) == (True, True, True)


def test_its_limits_stand_on_the_case_and_in_the_trace_with_their_own_names(county, world):
    case, li = world.accepted(), world.secretary_li.client
    assert "接案期限" in li.get(case.url).text
    trace = li.get(f"{case.url}clocks/").text
    assert ("接案期限" in trace, "4 个工作日" in trace, "5 天" in trace) == (True, True, True)
    assert "受理期限" not in trace


def test_its_slips_are_offered_and_filled_as_it_words_them(county, world):
    case, zhang = world.risky, world.mediator_zhang.client
    file = zhang.get(case.url).text
    assert ("入户摸排卡" in file, "排查登记单" in file, "回访销号单" in file) == (True, False, False)
    assert "民转刑单证" in file
    assert "隐患销号清单" in zhang.get("/desk/risks/").text
    slip = Document(BytesIO(zhang.get(f"{case.url}risk/survey.docx").content))
    labels = [row.cells[0].text for table in slip.tables for row in table.rows]
    assert {"哪一件", "谁去摸排"} <= set(labels)
    assert "当事人" not in labels


def test_the_first_county_keeps_its_own(world):
    case = world.accepted()
    assert (case.level, title_of("daily_huddle")) == ("general", "村级日碰头")
