"""Messages: one for an occasion, never at night, tried again when the provider fails."""

import json
import logging
from datetime import datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.core.access import system, system_job
from fengge.core.clock import ZONE, at
from fengge.core.models import Delivery
from fengge.core.notify import Envelope, GatewayError, Message, gateway_of, send
from fengge.core.notify.hours import earliest
from fengge.core.notify.sending import pauses
from fengge.core.tasks import deliver
from fengge.core.testing.database import database_role

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
TEST = system_job("core.test_messages")
PHONE = "13800001234"
A_MESSAGE = Message("2026-000001 case.closed 7", "sms", PHONE, "已办结", "520329102205")


class Failing:
    """A provider that fails as often as it is told, then takes everything."""

    left = 0
    taken: list[Envelope] = []

    def send(self, envelope):
        if Failing.left:
            Failing.left -= 1
            raise GatewayError("线路忙")
        Failing.taken.append(envelope)
        return "ok-1"


@pytest.fixture(autouse=True)
def outbox(settings, tmp_path, db):
    settings.DATA_DIR = tmp_path
    Failing.left, Failing.taken = 0, []
    with database_role("fengge_worker"):
        yield tmp_path / "outbox" / "sms.jsonl"


@pytest.fixture
def failing(settings):
    settings.GATEWAYS = settings.GATEWAYS | {"sms": f"{__name__}.Failing"}
    return Failing


def sent(message=A_MESSAGE):
    with system(TEST):
        send(message)
    return the_delivery()


def the_delivery():
    with system(TEST):
        return Delivery.objects.get()


def due_jobs():
    return list(ProcrastinateJob.objects.filter(task_name="fengge.core.tasks.deliver").order_by("id"))


def test_a_message_goes_out_through_its_gateway_and_the_log_says_when(outbox):
    with at(NOON):
        deliver(sent().pk)
    line = json.loads(outbox.read_text(encoding="utf-8"))
    assert (line["address"], line["text"]) == (PHONE, "已办结")
    assert the_delivery().sent_at == NOON


def test_the_same_occasion_is_told_once_however_often_it_is_asked(outbox):
    with at(NOON):
        first = sent()
        assert sent().pk == first.pk
        deliver(first.pk)
        deliver(first.pk)
    assert len(outbox.read_text(encoding="utf-8").splitlines()) == 1
    assert len(due_jobs()) == 1


def test_a_provider_that_fails_three_times_is_asked_a_fourth(failing):
    failing.left = 3
    moment = NOON
    with at(moment):
        pk = sent().pk
    for wait in (timedelta(0), *pauses()[:3]):
        moment += wait
        with at(moment):
            deliver(pk)
    done = the_delivery()
    assert (done.attempts, done.reference, done.sent_at, done.problem) == (4, "ok-1", moment, "")
    assert [envelope.key for envelope in failing.taken] == [str(pk)]
    assert [job.scheduled_at for job in due_jobs()][1:] == [NOON + sum(pauses()[:n], timedelta(0)) for n in (1, 2, 3)]


def test_a_message_that_never_gets_through_is_given_up_and_says_why(failing):
    failing.left = 99
    moment = NOON
    with at(moment):
        pk = sent().pk
    for _ in range(len(pauses()) + 1):
        with at(moment):
            deliver(pk)
        moment = max(moment, the_delivery().due_at)
    lost = the_delivery()
    assert lost.failed_at
    assert lost.problem == "线路忙"


@pytest.mark.parametrize(
    ("hour", "minute", "day", "until"), [(20, 59, 20, 20), (21, 0, 21, 8), (2, 0, 20, 8), (7, 59, 20, 8), (8, 0, 20, 8)]
)
def test_no_text_message_rings_between_nine_and_eight(hour, minute, day, until):
    moment = datetime(2026, 11, 20, hour, minute, tzinfo=ZONE)
    found = earliest("sms", moment)
    assert (found.day, found.hour) == (day, until)
    assert earliest("email", moment) == moment


def test_a_message_of_the_evening_waits_for_the_morning(outbox):
    night = datetime(2026, 11, 20, 22, 30, tzinfo=ZONE)
    with at(night):
        pk = sent().pk
        deliver(pk)
    assert not outbox.exists()
    morning = datetime(2026, 11, 21, 8, 0, tzinfo=ZONE)
    assert due_jobs()[0].scheduled_at == morning
    with at(morning):
        deliver(pk)
    assert outbox.exists()


def test_a_channel_that_is_off_keeps_nothing():
    with system(TEST):
        send(Message("x", "wechat", "wx-1", "y", "520329102205"))
        assert not Delivery.objects.exists()


def test_the_console_shows_no_whole_number(settings, caplog):
    settings.GATEWAYS = settings.GATEWAYS | {"sms": "console"}
    with caplog.at_level(logging.INFO):
        gateway_of("sms").send(Envelope("1", "sms", PHONE, "已办结"))
    assert PHONE not in caplog.text
