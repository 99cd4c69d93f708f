"""The log of messages: who sees what went out, masked, and how what failed is tried again."""

from datetime import timedelta

import pytest

from fengge.cases import tasks as case_tasks
from fengge.cases.notices.log.resending import resend
from fengge.cases.notices.test_notices import REPORTER, all_told
from fengge.core.access import scope, system
from fengge.core.clock import now
from fengge.core.figures import Asked, get_figure, measure
from fengge.core.lists import PAGE
from fengge.core.models import Delivery, Event
from fengge.core.notify.sending import waiting
from fengge.core.testing.database import database_role
from fengge.core.verbs import NotAllowed, Refused

LOG = "/desk/messages/"
AGAIN = f"{LOG}again/"


@pytest.fixture
def lost(world):
    """A message of the village that its provider never took."""
    world.registered(**REPORTER)
    all_told()
    return changed(failed_at=now(), attempts=6, problem="线路忙")


def changed(**given):
    with database_role("fengge_worker"), system(case_tasks.TELL):
        Delivery.objects.update(**given)
        return Delivery.objects.order_by("id").last()


def measured(worker, key):
    with scope(worker.actor):
        value = measure(get_figure(key), Asked(now() + timedelta(minutes=1)))
    return value.count, value.out_of


def test_staff_of_the_place_see_what_went_to_a_masked_number_and_why_it_failed(world, lost):
    shown = world.secretary_li.client.get(LOG).text
    assert "138****1234" in shown
    assert "13800001234" not in shown
    assert "线路忙" in shown
    assert lost.about in shown


def test_the_next_village_sees_nothing_of_it(world, lost):
    assert lost.about not in world.secretary_next.client.get(LOG).text
    world.secretary_next.client.post(AGAIN, {"chosen": [lost.pk]})
    assert changed().failed_at


def test_a_post_without_the_permission_is_refused(world):
    assert world.in_post("village_mediator").client.get(LOG).status_code == 403
    assert world.in_post("village_mediator").client.post(AGAIN).status_code == 403


def test_tried_again_by_hand_it_begins_anew_and_history_says_who(world, lost):
    answer = world.secretary_li.client.post(AGAIN, {"chosen": [lost.pk]}, follow=True)
    assert "1 条消息会再发一次" in answer.text
    fresh = changed()
    assert (fresh.failed_at, fresh.attempts) == (None, 0)
    with scope(world.secretary_li.actor):
        event = Event.objects.get(type="message.resent")
    assert event.details["problem"] == "线路忙"
    assert "1380000" not in f"{event.details}{event.changes}"


def test_what_went_or_still_waits_is_not_tried_again(world, lost):
    for given, reason in (({"failed_at": None}, "自动重试"), ({"sent_at": now()}, "已经发出")):
        delivery = changed(**given)
        with scope(world.secretary_li.actor), pytest.raises(Refused, match=reason):
            resend(delivery, by=world.secretary_li.actor)
        assert reason in world.secretary_li.client.post(AGAIN, {"chosen": [lost.pk]}, follow=True).text


def test_the_verb_refuses_a_place_that_is_not_theirs(world, lost):
    with scope(world.secretary_next.actor), pytest.raises(NotAllowed):
        resend(lost, by=world.secretary_next.actor)


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 40], ["-1"]])
def test_a_choice_of_nothing_is_said_and_breaks_nothing(world, chosen):
    assert "请先选中" in world.secretary_li.client.post(AGAIN, {"chosen": chosen}, follow=True).text


def test_the_list_narrows_by_state_and_turns_by_key(world, lost):
    with database_role("fengge_worker"), system(case_tasks.TELL):
        copies = [Delivery(**{**_columns(lost), "occasion": f"copy {n}", "failed_at": None}) for n in range(PAGE)]
        Delivery.objects.bulk_create(copies)
    client = world.secretary_li.client
    failed = client.get(f"{LOG}?state=failed").context["table"]
    assert [one.pk for one in failed.rows] == [lost.pk]
    first = client.get(LOG).context["table"]
    assert len(first.rows) == PAGE
    second = client.get(first.more_url).context["table"]
    assert [one.pk for one in second.rows] == [lost.pk]
    assert second.more_url == ""


def _columns(row):
    return {
        f.attname: getattr(row, f.attname)
        for f in row._meta.concrete_fields
        if f.attname not in ("id", "address_index")
    }


def test_figures_say_how_many_went_in_time_and_how_many_never(world, lost):
    assert measured(world.secretary_li, "messages.failed") == (1, None)
    assert measured(world.secretary_li, "messages.in_time") == (0, 1)
    changed(failed_at=None, sent_at=lost.wanted_at + timedelta(minutes=3))
    with scope(world.secretary_li.actor):
        value = measure(get_figure("messages.in_time"), Asked(now() + timedelta(days=1)))
    assert (value.count, value.out_of) == (1, 1)
    assert measured(world.secretary_next, "messages.sent") == (0, None)


def test_a_message_whose_job_was_lost_is_found_when_its_time_has_come(world):
    world.registered(**REPORTER)
    all_told()
    delivery = changed(due_at=now() - timedelta(minutes=1))
    with database_role("fengge_worker"), system(case_tasks.TELL):
        assert waiting(now()) == [delivery.pk]
        assert waiting(now() - timedelta(hours=1)) == []


def test_the_api_lists_the_same_rows_masked(world, lost):
    from fengge.orgs.tokens.verbs import TokenGiven, make

    token = make(TokenGiven(name="t", read_only=True, days="30"), by=world.secretary_li.actor).written
    client = world.secretary_li.client
    client.logout()
    answer = client.get("/api/v1/messages?state=failed", headers={"Authorization": f"Bearer {token}"})
    (line,) = answer.json()["items"]
    assert (line["to"], line["problem"]) == ("138****1234", "线路忙")
    assert client.get("/api/v1/messages").status_code == 401
