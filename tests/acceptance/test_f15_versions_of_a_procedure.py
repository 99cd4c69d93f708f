"""F15: a new version stands beside the live one until it is published; running cases keep theirs, move on record, and no door edits it."""

import argparse
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from fengge.cases import procedures
from fengge.cases.models import Case, PublishedProcedure
from fengge.cases.procedure.clocks.length import WorkingDays
from fengge.cases.procedures import versions
from fengge.cases.publishing.verbs import MoveGiven, PublishGiven, move_to_version, publish
from fengge.cli.commands import procedures as commands
from fengge.core.access import scope
from fengge.core.models import Event
from fengge.core.packs import load
from fengge.core.testing.database import database_role
from fengge.core.verbs import NotAllowed, Refused

LONGER = "[procedures.mediation.settings.deadlines.acceptance]\nworking_days = 9\n"


@pytest.fixture
def pack(tmp_path, settings):
    """A county's own pack whose text may be changed, as an editor would."""
    folder = tmp_path / "trial"
    folder.mkdir()
    words = 'title = "试"\ntitle_en = "Trial"\nversion = "1"\nextends = "national"\n'
    (folder / "pack.toml").write_text(words, encoding="utf-8")
    settings.PACKS_DIR, settings.PACK = str(tmp_path), "trial"

    def write(text):
        (folder / "procedures.toml").write_text(text, encoding="utf-8")
        load.cache_clear()
        procedures._set_by.cache_clear()

    write("")
    yield write
    load.cache_clear()
    procedures._set_by.cache_clear()


@pytest.fixture
def officer(world, pack):
    return world


def published(world, reason="试行"):
    return publish(PublishGiven(key="mediation", reason=reason), by=world.county_chen.actor)


def accepting_takes(case):
    return case.procedure.deadline("acceptance").length


def test_a_draft_binds_nobody_until_it_is_published(officer, pack):
    published(officer)
    before = officer.registered()
    pack(LONGER)
    drafted = officer.registered()
    assert procedures.get("mediation").deadline("acceptance").length == WorkingDays(9)
    assert accepting_takes(before) == accepting_takes(drafted) == WorkingDays(3)


def test_published_it_binds_new_cases_and_running_ones_keep_theirs(officer, pack):
    published(officer)
    before = officer.registered()
    pack(LONGER)
    assert published(officer, "延长受理期限").version == 2
    after = officer.registered()
    assert (before.procedure_version, after.procedure_version) == (1, 2)
    assert (accepting_takes(before), accepting_takes(after)) == (WorkingDays(3), WorkingDays(9))
    assert after.next_due_at > before.next_due_at


def test_a_chosen_case_moves_with_its_reason_on_record_and_its_clocks_anew(officer, pack):
    published(officer)
    case = officer.registered()
    pack(LONGER)
    published(officer)
    due = case.next_due_at
    move_to_version(case, MoveGiven(version="2", reason="按新办法办理"), by=officer.county_chen.actor)
    with scope(officer.county_chen.actor):
        moved = Case.objects.get(pk=case.pk)
        assert (moved.procedure_version, accepting_takes(moved)) == (2, WorkingDays(9))
        assert moved.next_due_at > due
        event = Event.objects.get(type="case.procedure_changed")
        assert event.details == {"was": 1, "version": 2, "reason": "按新办法办理"}
        assert event.changes["procedure_version"] == [1, 2]


def test_nobody_moves_a_case_to_a_version_there_is_not(officer):
    case = officer.registered()
    with pytest.raises(Refused) as refused:
        move_to_version(case, MoveGiven(version="7", reason="x"), by=officer.county_chen.actor)
    assert refused.value.field == "version"


def test_what_has_not_changed_is_not_published_twice(officer):
    published(officer)
    with pytest.raises(Refused, match="第 1 版相同"):
        published(officer)


def test_an_edited_declaration_is_no_new_version_by_itself(officer, monkeypatch):
    row = published(officer)
    written = procedures.declared()["mediation"]
    edited = replace(written, deadlines=written.deadlines[1:])
    monkeypatch.setattr("fengge.cases.procedures.declared", lambda: {"mediation": edited})
    monkeypatch.setattr(versions, "declared", lambda: {"mediation": edited})
    assert versions.has_changed(row)
    with pytest.raises(Refused, match="版本号加一"):
        published(officer)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_publishedprocedure SET settings = '{}'",
        "DELETE FROM cases_publishedprocedure",
        "TRUNCATE cases_publishedprocedure",
    ],
)
@pytest.mark.parametrize("role", ["fengge_app", "fengge_owner"])
def test_no_door_edits_a_published_version(officer, role, statement):
    published(officer)
    with database_role(role), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement)
    assert PublishedProcedure.objects.count() == 1


def test_a_village_secretary_publishes_nothing(officer):
    with pytest.raises(NotAllowed):
        publish(PublishGiven(key="mediation", reason="x"), by=officer.secretary_li.actor)


def test_the_command_line_publishes_and_moves_in_the_name_of_a_post(officer, pack, capsys):
    who = officer.county_chen.account.username
    arguments = argparse.ArgumentParser()
    commands.add(arguments)
    case = officer.registered()
    assert commands.run(arguments.parse_args(["publish", "mediation", "--as", who, "--why", "试行"])) == 0
    pack(LONGER)
    assert commands.run(arguments.parse_args(["publish", "mediation", "--as", who, "--why", "延长"])) == 0
    move = ["move", case.number, "2026-999999", "--to", "2", "--as", who, "--why", "按新办法"]
    assert commands.run(arguments.parse_args(move)) == 1
    told = capsys.readouterr().out
    assert "mediation v2 is published" in told
    assert f"{case.number}: moved to version 2" in told
    assert "2026-999999: no such case" in told


def test_the_command_line_asks_for_a_post_that_may_publish(officer):
    arguments = argparse.ArgumentParser()
    commands.add(arguments)
    who = officer.secretary_li.account.username
    with pytest.raises(SystemExit, match="no post today"):
        commands.run(arguments.parse_args(["publish", "mediation", "--as", who, "--why", "x"]))
