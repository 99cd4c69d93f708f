"""Staff hear of notices beyond the desk as they chose, once, and never more than they need."""

from datetime import datetime, timedelta

import pytest

from fengge.core.access import scope, system, system_job
from fengge.core.clock import ZONE, at
from fengge.core.models import Delivery, Event, Notice
from fengge.core.notify import notify_all, routed
from fengge.core.testing.database import database_role
from fengge.core.verbs import Refused
from fengge.orgs.models import Reach
from fengge.orgs.reaching.choosing import ReachGiven, choose
from fengge.orgs.reaching.digesting import digest
from fengge.orgs.reaching.passing import pass_on

TEST = system_job("orgs.test_reaching")
NOON = datetime(2026, 11, 20, 12, 30, tzinfo=ZONE)  # a Friday
MINE = "/account/notices/"
PHONE = "13900005678"


def chosen(worker, how="at_once", **given):
    with scope(worker.actor):
        choose(worker.account, ReachGiven(sms=how, sms_to=PHONE, **given), by=worker.actor)


def told(worker, event="case.assigned", audience="holder", number="2026-000001", moment=NOON, **more):
    values = {"number": number, "due": "2026-11-30"}
    desk = [f"a:{worker.appointment.pk}"]
    with database_role("fengge_worker"), system(TEST):
        notify_all(
            routed(event, audience, desk, occasion=f"{number} {event}", values=values, url="/desk/cases/1/", **more),
            moment,
        )


def passed():
    with database_role("fengge_worker"):
        pass_on()
    return messages()


def messages():
    with database_role("fengge_worker"), system(TEST):
        return list(Delivery.objects.order_by("id"))


def digested(moment):
    with database_role("fengge_worker"), at(moment):
        made = digest()
    return made, [one.text for one in messages() if one.occasion.startswith("digest")]


def test_whoever_chose_nothing_finds_notices_on_the_desk_alone(world):
    told(world.mediator_zhang)
    assert passed() == []
    assert digested(NOON + timedelta(days=3))[0] == 0
    with scope(world.mediator_zhang.actor):
        assert [str(one) for one in Notice.objects.all()] == ["2026-000001 交给您承办"]


def test_whoever_chose_at_once_gets_number_and_link_and_no_more(world, settings):
    chosen(world.mediator_zhang)
    told(world.mediator_zhang)
    with at(NOON):
        (message,) = passed()
    assert message.address == PHONE
    assert message.text.endswith(f"2026-000001 交给您承办 {settings.BASE_URL}/desk/cases/1/")
    assert message.text.startswith("【")


def test_passing_on_twice_and_by_two_workers_tells_once(world):
    chosen(world.mediator_zhang)
    told(world.mediator_zhang)
    passed()
    with database_role("fengge_worker"), system(TEST):
        Notice.objects.update(passed_on=False)  # as if the first worker had died before it could say so
    assert len(passed()) == 1


def test_one_message_goes_in_the_reader_s_language(world):
    world.mediator_zhang.account.language = "en"
    world.mediator_zhang.account.save()
    chosen(world.mediator_zhang)
    told(world.mediator_zhang)
    assert "is yours to handle" in passed()[0].text


def test_a_sealed_matter_is_not_even_numbered_outside(world):
    chosen(world.mediator_zhang)
    told(world.mediator_zhang, discreet=True)
    (message,) = passed()
    assert "2026-000001" not in message.text
    assert "/desk/cases/" not in message.text


@pytest.mark.parametrize("how", ["at_once", "digest"])
def test_a_message_to_staff_is_seen_by_that_desk_alone(world, how):
    chosen(world.mediator_zhang, how)
    told(world.mediator_zhang)
    passed()
    digested(NOON + timedelta(days=3))
    with scope(world.mediator_zhang.actor):
        assert Delivery.everywhere.count() == 1
    for other in (world.secretary_li, world.secretary_next, world.county_chen):
        with scope(other.actor):
            assert not Delivery.everywhere.exists()


def test_many_notices_make_one_digest_on_the_next_working_morning(world):
    chosen(world.mediator_zhang, "digest")
    for number in ("2026-000001", "2026-000002", "2026-000003"):
        told(world.mediator_zhang, number=number)
    assert passed() == []
    saturday, monday = NOON + timedelta(days=1), NOON + timedelta(days=3)
    assert digested(saturday)[0] == 0
    made, texts = digested(monday)
    assert made == 1
    assert "3 条消息未读" in texts[0]
    assert "2026-00000" not in texts[0]
    assert len(digested(monday + timedelta(hours=1))[1]) == 1


def test_what_was_read_makes_no_digest_and_no_news_makes_none_either(world):
    chosen(world.mediator_zhang, "digest")
    told(world.mediator_zhang)
    monday = NOON + timedelta(days=3)
    assert len(digested(monday)[1]) == 1
    assert len(digested(monday + timedelta(days=1))[1]) == 1
    told(world.mediator_zhang, number="2026-000009", moment=monday + timedelta(days=1))
    with database_role("fengge_worker"), system(TEST):
        Notice.objects.update(read_at=monday)
    assert len(digested(monday + timedelta(days=2))[1]) == 1


def test_an_emergency_rings_at_night_and_does_not_wait_for_the_digest(world):
    chosen(world.mediator_zhang, "digest")
    night = NOON.replace(hour=23)
    told(world.mediator_zhang, "hazard.alarmed", moment=night)
    with at(night):
        (message,) = passed()
    assert (message.kind, message.due_at) == ("urgent", night)


def test_a_reminder_waits_for_office_hours(world):
    chosen(world.mediator_zhang)
    saturday = NOON + timedelta(days=1)
    told(world.mediator_zhang, "limit.near", moment=saturday)
    with at(saturday):
        (message,) = passed()
    assert message.due_at.astimezone(ZONE).date() == datetime(2026, 11, 23, tzinfo=ZONE).date()


def test_of_a_unit_s_notice_everybody_in_it_who_asked_hears(world):
    chosen(world.mediator_zhang)
    with database_role("fengge_worker"), system(TEST):
        unit = [f"o:{world.committee.pk}"]
        notify_all(
            routed("case.help_asked", "helper", unit, occasion="x", values={"number": "2026-000001"}, url=""), NOON
        )
    assert [one.address for one in passed()] == [PHONE]


def test_whoever_left_the_post_hears_nothing_more(world):
    chosen(world.mediator_zhang)
    told(world.mediator_zhang)
    world.mediator_zhang.account.is_active = False
    world.mediator_zhang.account.save()
    assert passed() == []


def test_where_notices_go_is_chosen_on_my_account_and_can_be_ended(world):
    client = world.mediator_zhang.client
    assert "消息去向" in client.get("/account/").text
    assert client.post(MINE, {"sms": "digest", "sms_to": PHONE}).status_code == 302
    assert [(one.channel, one.how, one.address) for one in Reach.objects.all()] == [("sms", "digest", PHONE)]
    assert PHONE in client.get("/account/").text
    client.post(MINE, {"sms": "off", "sms_to": PHONE})
    assert not Reach.objects.exists()


@pytest.mark.parametrize(
    "given", [{"sms": "digest"}, {"sms": "at_once", "sms_to": "12"}, {"sms": "hourly", "sms_to": PHONE}]
)
def test_a_choice_without_a_number_or_of_no_kind_is_refused_and_nothing_kept(world, given):
    assert world.mediator_zhang.client.post(MINE, given).status_code == 422
    assert not Reach.objects.exists()


def test_a_wrong_email_is_refused_and_a_channel_that_is_off_is_not_offered(world, settings):
    client = world.mediator_zhang.client
    assert "邮箱" not in client.get("/account/").text
    client.post(MINE, {"email": "digest", "email_to": "a@example.com"})
    assert not Reach.objects.exists()
    settings.GATEWAYS = settings.GATEWAYS | {"email": "console"}
    assert client.post(MINE, {"email": "digest", "email_to": "nowhere"}).status_code == 422
    assert client.post(MINE, {"email": "digest", "email_to": "a@example.com"}).status_code == 302


def test_nobody_chooses_for_somebody_else_and_no_number_enters_history(world):
    with scope(world.secretary_li.actor), pytest.raises(Refused, match="只能改自己的"):
        choose(world.mediator_zhang.account, ReachGiven(sms="digest", sms_to=PHONE), by=world.secretary_li.actor)
    chosen(world.mediator_zhang)
    with scope(world.mediator_zhang.actor):
        assert all(PHONE not in f"{one.details}{one.changes}" for one in Event.objects.filter(type="orgs.reach_chosen"))
