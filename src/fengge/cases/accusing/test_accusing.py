"""Naming the accused: from then on the petition does not exist for them; nobody accused handles it."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.test_barred import every_door, filters, told  # noqa: F401 - a fixture
from tests.world import VILLAGE

from fengge.cases import tasks
from fengge.cases.models import AgendaItem, Meeting
from fengge.cases.petition.conftest import Petitions
from fengge.core.access import ScopedQuerySet, scope, system
from fengge.core.clock import now
from fengge.core.figures import Asked, get_figure, measure
from fengge.core.models import Delivery, Event, Notice
from fengge.core.notify import Message, send
from fengge.core.testing.database import database_role


@pytest.fixture
def petitions(world):
    return Petitions(world)


@pytest.fixture
def committee(world):
    """The villagers' committee, whose clerk is on duty in the village."""
    unit = world.organisation(VILLAGE, "villagers_committee", "大坪村村民委员会")
    unit.kind = "committee"
    unit.save()
    return unit


@pytest.fixture
def clerk(world, committee):
    return world.worker("安文书", "village_clerk", VILLAGE, committee)


def accusing(petitions, unit, **named):
    return petitions.opened(accused=[{"unit": unit.pk, **named}])


def everything_done():
    with database_role("fengge_worker"):
        for job in ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of").order_by("id"):
            tasks.tell_of(**job.args)


def test_the_accused_units_clerk_searches_lists_exports_and_finds_nothing(world, petitions, committee, clerk, filters):  # noqa: F811
    case = accusing(petitions, committee)
    everything_done()
    case.photo = f"{case.url}files/1/"
    doors = every_door(clerk.client, case, export=False)
    assert told(doors, case, "要求补发征地补偿", "反映三次没有结果") == set()
    assert clerk.client.get(case.url).status_code == 404
    with scope(clerk.actor):
        assert measure(get_figure("cases.opened"), Asked(now())).count == 0
        assert not Event.objects.filter(subject_id=case.pk, type="case.accused").exists()
        assert not Notice.objects.exists()


def test_everybody_else_in_post_in_that_village_is_barred_too_and_the_next_village_as_ever(world, petitions, committee):
    case = accusing(petitions, committee)
    for worker in (world.secretary_li, world.mediator_zhang, world.secretary_next):
        assert worker.client.get(case.url).status_code == 404
    for worker in (world.town_wang, world.county_chen, petitions.office):
        assert worker.client.get(case.url).status_code == 200


def test_the_matter_goes_up_to_the_county_and_out_of_the_hands_of_those_it_accuses(world, petitions, committee):
    case = petitions.opened()
    petitions.act(case, "assign", petitions.office, to=world.secretary_li.appointment.pk)
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": committee.pk}])
    assert (case.division, case.rung, case.holder) == (world.county, "county", None)


def test_nobody_names_an_accused_they_belong_to(world, petitions, committee, clerk):
    with scope(clerk.actor):
        refused = petitions.refusal(petitions.opened(by=clerk), "accuse", clerk, accused=[{"unit": committee.pk}])
    assert refused.field == "accused"
    assert "请交由上级登记" in str(refused.message)


def test_it_is_given_and_passed_to_nobody_it_accuses(petitions, world):
    case = accusing(petitions, petitions.bureau)
    assert petitions.refusal(case, "assign", petitions.office, to=petitions.head.appointment.pk).field == "to"
    refused = petitions.refusal(case, "transfer", petitions.office, to_unit=petitions.bureau.pk, reason="请办理")
    assert "信访材料不得转给它" in str(refused.message)


def test_it_is_forwarded_and_referred_to_nobody_it_accuses_in_writing_either(petitions):
    case = accusing(petitions, petitions.bureau)
    given = {"to": "请某县自然资源局处理", "reason": "属于其职责"}
    assert petitions.refusal(case, "forward", petitions.office, **given).field == "to"
    given = {"channel": "review", "receiver": "某县自然资源局", "reason": "走复议", "told": "请到县自然资源局"}
    assert petitions.refusal(case, "refer", petitions.office, **given).field == "receiver"


def test_it_is_not_returned_to_the_place_whose_leaders_it_accuses(world, petitions, committee):
    case = petitions.opened()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": committee.pk}])
    petitions.act(case, "return", petitions.office, reason="材料不全，重新登记")
    assert (case.division, case.stage) == (world.county, "reported")


def test_nobody_accused_leads_or_works_in_the_team(petitions):
    case = petitions.led()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": petitions.bureau.pk}])
    refused = petitions.refusal(case, "team", petitions.office, members=petitions.members())
    assert (refused.field, "是被反映方" in str(refused.message)) == ("members-0-who", True)


def test_a_member_who_is_accused_later_is_out_of_the_team_at_once(petitions):
    case = petitions.teamed()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": petitions.bureau.pk, "name": "吴局长"}])
    with scope(petitions.office.actor):
        assert [one.appointment.person.name for one in case.members.filter(until=None)] == ["钱所长"]
    assert petitions.head.client.get(case.url).status_code == 404


def test_a_person_is_named_by_name_among_those_in_post_there(petitions):
    refused = petitions.refusal(
        petitions.opened(), "accuse", petitions.office, accused=[{"unit": petitions.bureau.pk, "name": "查无此人"}]
    )
    assert refused.field == "accused-0-name"


def test_notices_given_before_are_taken_away_and_messages_sent_are_hidden(world, petitions, committee):
    case = petitions.opened()
    petitions.act(case, "assign", petitions.office, to=world.secretary_li.appointment.pk)
    everything_done()
    with scope(world.secretary_li.actor):
        assert Notice.objects.exists()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": committee.pk}])
    with scope(world.secretary_li.actor):
        assert not Notice.objects.exists()
        assert not Delivery.objects.exists()


def test_a_message_that_waits_for_the_morning_does_not_go_to_whom_the_petition_accuses(world, petitions, committee):
    case = petitions.opened()
    desks = [f"a:{one.appointment.pk}" for one in (world.secretary_li, world.county_chen)]
    with database_role("fengge_worker"), system(tasks.TELL):
        for desk in desks:
            waits = {"division": case.division, "secrecy": 2, "team": [desk], "channel": "sms"}
            send(
                Message(
                    f"desk {case.number} case.assigned 3", address=f"1380000{desk[2:]:0>4}", text="交给您承办", **waits
                )
            )
        assert Delivery.objects.count() == len(desks)
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": committee.pk}])
    with database_role("fengge_worker"), system(tasks.TELL):
        assert [one.team for one in Delivery.objects.all()] == [[desks[1]]]


def test_who_is_accused_stands_in_no_open_part_of_the_events(petitions, committee):
    case = accusing(petitions, committee)
    with scope(petitions.office.actor):
        event = Event.objects.get(subject_id=case.pk, type="case.accused")
        assert committee.name not in str(event.details) + str(event.changes)
        assert event.personal["accused"] == [committee.name]


def test_named_by_mistake_it_is_put_right_with_the_reason(petitions, world, committee):
    case = accusing(petitions, committee)
    with scope(petitions.office.actor):
        wrong = case.accused.get()
    petitions.act(case, "take_back_accused", petitions.office, which=wrong.pk, reason="写错了村")
    assert case.barred == []
    assert world.town_wang.client.get(case.url).status_code == 200


def test_a_post_without_the_right_names_nobody(world, petitions, committee):
    case = petitions.opened()
    assert world.in_post("town_leader").client.get(f"{case.url}do/accuse/").status_code == 404


def test_with_the_filters_off_the_row_itself_is_not_there(petitions, committee, clerk, monkeypatch):
    case = accusing(petitions, committee)
    monkeypatch.setattr(ScopedQuerySet, "visible_to", lambda rows, _actor: rows)
    with scope(clerk.actor):
        assert not type(case).everywhere.filter(pk=case.pk).exists()
        assert not type(case).everywhere.filter(pk=case.pk).update(title="没有这回事")


def test_an_agenda_item_about_it_goes_out_of_their_sight_with_it(world, petitions, committee, clerk):
    case = petitions.opened()
    meeting = Meeting(series="daily", division=VILLAGE, on=now().date(), called_at=now())
    with scope(world.county_chen.actor):
        meeting.save()
        item = AgendaItem.objects.create(
            meeting=meeting,
            position=1,
            case=case,
            division=VILLAGE,
            place=VILLAGE,
            number=case.number,
            title=case.title,
        )
    with scope(clerk.actor):
        assert AgendaItem.objects.filter(pk=item.pk).exists()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": committee.pk}])
    with scope(clerk.actor):
        assert not AgendaItem.objects.filter(pk=item.pk).exists()
    with scope(world.county_chen.actor):
        assert AgendaItem.objects.get(pk=item.pk).title == case.title
