"""A county's pack sets its own terms and words, and is told file and line of a mistake."""

import pytest

from fengge.cases import procedures
from fengge.cases.procedure.clocks.length import CalendarDays, Hours, WorkingDays
from fengge.cases.procedures.county import laid_over
from fengge.core.packs import PackError, load
from fengge.core.packs.pack import Pack

DECLARED = procedures.declared()["mediation"]


def own_pack(folder, text):
    (folder / "pack.toml").write_text(
        'title = "试"\ntitle_en = "Trial"\nversion = "1"\nextends = "national"\n', encoding="utf-8"
    )
    (folder / "procedures.toml").write_text(text, encoding="utf-8")
    return Pack("trial", folder)


def test_the_national_pack_sets_nothing_but_what_is_declared():
    assert laid_over(DECLARED, load("national")) == DECLARED


def test_a_second_county_has_its_own_terms_without_a_line_of_code(settings):
    settings.PACK = "daozhen"
    ours = procedures.get("mediation")
    assert ours.deadline("acceptance").length == WorkingDays(2)
    assert ours.deadline("return_visit").length == CalendarDays(20)
    assert ours.ladder.rung("village").unassigned == Hours(12)
    assert ours.deadline("unassigned").length.terms["village"] == Hours(12)
    settings.PACK = "yuqing"
    assert procedures.get("mediation").deadline("acceptance").length == WorkingDays(3)
    assert procedures.get("mediation") in procedures.all()


def test_the_levels_of_the_triage_table_decide_how_long_handling_may_take(tmp_path):
    (tmp_path / "triage.toml").write_text("[levels.simple]\ndays = 2\nrung = 'town'\n", encoding="utf-8")
    ours = laid_over(DECLARED, own_pack(tmp_path, ""))
    assert ours.deadline("handling").length.terms["simple"] == CalendarDays(2)
    assert ours.level("simple").rung == "town"


def test_levels_confirmed_with_their_rule_are_no_example_any_more(tmp_path):
    levels = ("simple", "general", "complex", "major")
    own = "".join(f"[levels.{level}]\nexample = false\nbasis = '《本县办法》第三条'\n" for level in levels)
    (tmp_path / "triage.toml").write_text(own, encoding="utf-8")
    handling = laid_over(DECLARED, own_pack(tmp_path, "")).deadline("handling")
    assert (handling.example, handling.law) == (False, "《本县办法》第三条")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("\n\n[procedures.mediation.settings.deadlines.acceptence]\nworking_days = 2\n", 3, "acceptence"),
        ("[procedures.mediation.settings.deadlines.acceptance]\nweeks = 2\n", 2, "weeks"),
        ("[procedures.mediation.settings.deadlines.judicial_confirmation]\ncalendar_days = 60\n", 2, "法律"),
    ],
)
def test_a_wrong_setting_is_named_with_file_and_line(tmp_path, text, line, says):
    with pytest.raises(PackError) as refused:
        laid_over(DECLARED, own_pack(tmp_path, text))
    assert (refused.value.path.name, refused.value.line) == ("procedures.toml", line)
    assert says in str(refused.value)
