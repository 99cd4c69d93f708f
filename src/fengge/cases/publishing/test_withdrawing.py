"""A version withdrawn while cases run: no case begins under it, and what runs under it goes on as it began."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from fengge.cases import procedures
from fengge.cases.models import Case, WithdrawnVersion
from fengge.cases.procedure.clocks.length import WorkingDays
from fengge.cases.publishing.verbs import MoveGiven, PublishGiven, WithdrawGiven, move_to_version, publish, withdraw
from fengge.core.access import scope
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.core.verbs import NotAllowed, Refused


def withdrawn(world, version=2):
    given = WithdrawGiven(version=str(version), reason="期限定长了")
    return withdraw("mediation", given, by=world.county_chen.actor)


def accepting_takes(case):
    return case.procedure.deadline("acceptance").length


def fresh(world, case):
    with scope(world.county_chen.actor):
        return Case.objects.get(pk=case.pk)


def test_a_procedure_version_withdrawn_while_cases_run_rules_no_new_case_and_keeps_ruling_the_running_one(two_versions):
    world = two_versions
    withdrawn(world)
    running, new = fresh(world, world.second), world.registered()
    assert (running.procedure_version, accepting_takes(running)) == (2, WorkingDays(9))
    assert (new.procedure_version, accepting_takes(new)) == (1, WorkingDays(3))
    assert running.next_due_at == world.second.next_due_at


def test_a_case_under_a_withdrawn_version_is_worked_on_swept_and_finished(two_versions):
    world = two_versions
    case = world.second
    withdrawn(world)
    with scope(world.secretary_li.actor):
        said = {"kind": "02", "level": "general", "rung": "village", "route": "mediation"}
        world.act(Case.objects.get(pk=case.pk), "triage", world.secretary_li, **said)
    assert fresh(world, case).stage == "triaged"
    world.sweep(fresh(world, case).next_due_at + timedelta(minutes=1))
    assert (fresh(world, case).rung, fresh(world, case).procedure_version) == ("town", 2)


def test_a_running_case_is_moved_from_it_and_none_to_it(two_versions):
    world, by = two_versions, two_versions.county_chen.actor
    withdrawn(world)
    move_to_version(world.second, MoveGiven(version="1", reason="撤回了"), by=by)
    assert accepting_takes(fresh(world, world.second)) == WorkingDays(3)
    with pytest.raises(Refused, match="已经撤回"):
        move_to_version(world.first, MoveGiven(version="2", reason="x"), by=by)


def test_it_is_on_record_by_whom_and_why(two_versions):
    withdrawn(two_versions)
    with scope(two_versions.actor_seeing_all), database_role("postgres"):
        event = Event.objects.get(type="procedure.withdrawn")
    assert event.details == {"key": "mediation", "version": 2, "reason": "期限定长了"}
    assert event.signature == two_versions.county_chen.actor.signature


def test_the_last_version_that_stands_stays(two_versions):
    withdrawn(two_versions)
    with pytest.raises(Refused, match="唯一有效"):
        withdrawn(two_versions, 1)
    with pytest.raises(Refused, match="已经撤回"):
        withdrawn(two_versions)
    with pytest.raises(Refused, match="没有发布过"):
        withdrawn(two_versions, 7)


def test_what_was_withdrawn_may_be_published_again_and_is_a_new_version(two_versions):
    withdrawn(two_versions)
    row = publish(PublishGiven(key="mediation", reason="还是要长"), by=two_versions.county_chen.actor)
    assert (row.version, procedures.versions.live("mediation")[1]) == (3, 3)


def test_a_withdrawal_never_changes(two_versions):
    withdrawn(two_versions)
    for role in ("fengge_app", "fengge_owner"):
        with database_role(role), pytest.raises(DatabaseError), transaction.atomic():
            WithdrawnVersion.objects.all().delete()


def test_a_village_secretary_withdraws_nothing(two_versions):
    with pytest.raises(NotAllowed):
        withdraw("mediation", WithdrawGiven(version="2", reason="x"), by=two_versions.secretary_li.actor)
