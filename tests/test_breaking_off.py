"""The power goes between any two statements, or two people press at once: nothing is half-saved, and one of them is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import VISITOR, scope, scoped_models
from fengge.core.clock import today
from fengge.core.models import Event
from fengge.core.verbs import Refused
from tests.samples import doors  # noqa: F401 - brings in every model's verbs


class PowerCutError(Exception):
    """The machine stops here."""


def cut_before(number):
    """A wrapper that stops at the nth statement that writes."""
    seen = iter(range(1_000))

    def run(execute, sql, params, many, context):
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) and next(seen) == number:
            raise PowerCutError
        return execute(sql, params, many, context)

    return connection.execute_wrapper(run)


def everything(world):
    """All rows of all scoped models, and every event."""
    with scope(world.actor_seeing_all):
        rows = {model._meta.label: list(model.objects.order_by("pk").values()) for model in scoped_models()}
        return rows, list(Event.objects.order_by("pk").values_list("pk", "type"))


ON = {"on": str(today())}
SESSION = {**ON, "place": "村调解室", "present": "双方", "minutes": "各退一步。", "result": "agreed"}
ACTS = {
    "accept": ("triaged", {}),
    "assign": ("accepted", lambda world: {"to": str(world.secretary_li.appointment.pk)}),
    "return": ("accepted", {"reason": "不归我们管"}),
    "transfer": ("accepted", lambda world: {"to_unit": str(world.town_centre.pk), "reason": "涉及两个村"}),
    "refer": ("triaged", {"channel": "court", "receiver": "人民法院", "reason": "已起诉", "told": "请到法院立案庭。"}),
    "mediate": ("consented", SESSION),
    "withdraw": ("accepted", {"reason": "双方和好了"}),
    "note": ("accepted", {"words": "电话问过了"}),
}


def prepared(world, stage):
    if stage != "consented":
        return getattr(world, stage)()
    case = world.accepted()
    with scope(world.county_chen.actor):
        for party in case.parties.all():
            given = {"party": party.pk, "given": "yes", "manner": "in_person", "rights_told": True}
            world.act(case, "consent", world.mediator_zhang, **given)
    return case


@pytest.mark.parametrize("act", ACTS)
def test_broken_off_before_any_statement_an_action_leaves_nothing_behind(world, act):
    stage, given = ACTS[act]
    case, given = prepared(world, stage), given(world) if callable(given) else given
    before, points = everything(world), 0
    while True:
        with scope(world.secretary_li.actor):
            fresh = Case.objects.get(pk=case.pk)
            try:
                with transaction.atomic(), cut_before(points):
                    assert hand_in(fresh, act, given, by=world.secretary_li.actor).ok
                break
            except PowerCutError:
                points += 1
        assert everything(world) == before, f"after a cut before statement {points}"
    assert points >= 2
    assert everything(world) != before


def test_a_report_broken_off_leaves_no_case_and_can_be_sent_again(world):
    ticket, before, points = Ticket.new(), everything(world), 0
    resident, given = VISITOR.holding(ticket.digest), Report(facts="水沟堵了", name="田大山", phone="13800001234")
    while True:
        try:
            with transaction.atomic(), cut_before(points):
                report(given, by=resident, ticket=ticket, how=Arrival(world.village))
            break
        except PowerCutError:
            points += 1
        assert everything(world) == before
    assert points >= 3
    with scope(resident):
        assert Case.objects.count() == 1


# ── two at once ──


@pytest.fixture
def committed(transactional_db, laid_world):
    """The world for good, so that two connections see it."""
    return laid_world


def at_once(*deeds):
    """Each deed in a thread and a connection of its own, begun together; what each gave or why it was refused."""
    ready = Barrier(len(deeds))

    def run(deed):
        try:
            ready.wait(10)
            return deed()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def accepting(world, case, who, **more):
    def deed():
        with scope(who.actor):
            mine = Case.objects.get(pk=case.pk)
            return hand_in(mine, "accept", more, by=who.actor)

    return deed


@pytest.mark.parametrize("seen", [{}, {"seen_version": "3"}])
def test_two_who_accept_one_case_at_once_one_wins_and_the_other_is_told(committed, seen):
    world, case = committed, committed.triaged()
    more = {"seen_version": str(case.version)} if seen else {}
    results = at_once(
        accepting(world, case, world.mediator_zhang, **more), accepting(world, case, world.secretary_li, **more)
    )
    refused = [one for one in results if isinstance(one, Refused)]
    assert len(refused) == 1
    assert refused[0].status == (409 if seen else 422)
    with scope(world.secretary_li.actor):
        assert Event.objects.filter(type="case.accepted").count() == 1
        assert Case.objects.get(pk=case.pk).holdings.filter(until=None).count() == 1


def test_one_report_sent_twice_at_once_makes_one_case(committed):
    client_id = uuid4()
    ticket = Ticket.new(client_id)
    resident, given = VISITOR.holding(ticket.digest), Report(facts="水沟堵了")

    def deed():
        return report(given, by=resident, ticket=ticket, how=Arrival(committed.village), client_id=client_id)

    results = at_once(deed, deed)
    assert [one for one in results if isinstance(one, Refused)] == []
    with scope(committed.secretary_li.actor):
        assert Case.objects.count() == 1


def test_two_reports_at_once_get_two_numbers(committed):
    def deed():
        ticket = Ticket.new()
        by = VISITOR.holding(ticket.digest)
        return report(Report(facts="水沟堵了"), by=by, ticket=ticket, how=Arrival(committed.village)).number

    assert len(set(at_once(deed, deed, deed))) == 3
