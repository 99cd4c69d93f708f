"""The rows of notices: what a pack may say, and how its editor is told of what it may not."""

import datetime as dt
from pathlib import Path

import pytest

from fengge.core.packs import Pack, PackError, load
from fengge.core.packs.notices import Notices, Quiet

HEAD = 'title = "某县"\ntitle_en = "A county"\nversion = "1"\ncounty = "520399"\nextends = "national"\n'
ROW = '[rows."case.assigned"]\ntext = "{}"\ntext_en = "Yours"\n'


def notices(folder: Path, text: str) -> Notices:
    (folder / "pack.toml").write_text(HEAD, encoding="utf-8")
    (folder / "notices.toml").write_text(text, encoding="utf-8")
    return Pack("a", folder).part(Notices)


@pytest.mark.parametrize(
    "gap", ["title", "facts", "party", "reporter", "phone", "number.__class__", "number!r", "number:>9", "", "0"]
)
def test_a_text_that_names_a_party_or_quotes_a_case_is_refused_with_file_line_and_remedy(tmp_path, gap):
    with pytest.raises(PackError) as told:
        notices(tmp_path, ROW.format(f"{{{gap}}} 交给您"))
    assert (told.value.path.name, told.value.line) == ("notices.toml", 2)
    assert "{number}、{stage}、{place}、{due}、{link}" in told.value.remedy


def test_a_brace_left_open_is_refused_at_its_line(tmp_path):
    with pytest.raises(PackError, match="花括号") as told:
        notices(tmp_path, ROW.format("{number 交给您"))
    assert told.value.line == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('to.parties = ["desk"]', "群众没有工作台"),
        ('to.reporter = ["wechat"]', "群众没有工作台"),
        ('to.holder = ["sms"]', "先到工作台"),
        ('to.holder = ["pigeon"]', "不在可选范围"),
        ('to.neighbour = ["desk"]', "不在可选范围"),
        ('kind = "loud"', "不在可选范围"),
    ],
)
def test_a_route_that_leads_nowhere_is_refused_at_its_line(tmp_path, line, reason):
    with pytest.raises(PackError, match=reason) as told:
        notices(tmp_path, ROW.format("{number}") + line + "\n")
    assert told.value.line == 4


def test_what_staff_read_is_written_in_both_languages(tmp_path):
    with pytest.raises(PackError, match="中英文"):
        notices(tmp_path, '[rows."new.event"]\ntext = "{number}"\nto.holder = ["desk"]\n')


def test_pauses_that_do_not_grow_are_refused(tmp_path):
    with pytest.raises(PackError, match="越来越长") as told:
        notices(tmp_path, "[retries]\nminutes = [30, 5]\n")
    assert told.value.line == 2


def test_a_county_changes_one_audience_and_one_text_and_keeps_the_rest(tmp_path):
    found = notices(tmp_path, '[rows."case.reported"]\ntext = "{number} 来了新件"\nto.town = []\n').rows[
        "case.reported"
    ]
    assert (found.text, found.channels("town")) == ("{number} 来了新件", ())
    assert "desk" in found.channels("holder")
    assert found.text_en == load("national").part(Notices).rows["case.reported"].text_en


def test_every_row_of_the_national_pack_tells_somebody_something():
    part = load("national").part(Notices)
    assert len(list(part.routes())) > len(part.rows)
    assert [event for event, row in part.rows.items() if not row.to] == []


@pytest.mark.parametrize(
    ("since", "until", "hour", "quiet"),
    [("21:00", "08:00", 23, True), ("21:00", "08:00", 7, True), ("21:00", "08:00", 8, False), ("12:00", "14:00", 13, True),
     ("12:00", "14:00", 15, False)],
)  # fmt: skip
def test_quiet_hours_may_reach_over_midnight_or_not(since, until, hour, quiet):
    hours = Quiet.model_validate({"from": since, "until": until})
    assert hours.holds(dt.time(hour)) is quiet
