"""Acting under one appointment at a time."""

import datetime as dt

import pytest
from django.test import RequestFactory

from fengge.core.access import Secrecy
from fengge.core.clock import at, now, today
from fengge.orgs.acting import actor_of
from fengge.orgs.testing import account_of, acting, appointed, browser, the_county

VILLAGE = "520329102201"


@pytest.fixture(autouse=True)
def _county(db):
    the_county()


def a_request(appointment, **session):
    request = RequestFactory().get("/desk/")
    request.user = account_of(appointment)
    request.session = browser(appointment, second_factor=False).session
    request.session.update(session)
    return request


def test_a_village_secretary_sees_the_village_and_what_is_within_clearance():
    actor = acting(appointed("李支书", "village_secretary", VILLAGE, unit="party"))
    assert actor.places == (VILLAGE,)
    assert actor.clearance == Secrecy.TEAM
    assert actor.may("cases.close")
    assert actor.signature == "村（社区）党组织书记 李支书"
    assert len(actor.teams) == 2


def test_a_unit_officer_sees_no_place_only_what_is_in_the_unit_s_hands():
    actor = acting(appointed("陈科长", "county_unit", "520329", unit="labour"))
    assert actor.places == ()
    assert actor.teams[1].startswith("o:")


def test_an_administrator_sees_no_rows_at_all():
    actor = acting(appointed("周工", "system_admin", "520329"))
    assert (actor.places, actor.clearance) == ((), 0)
    assert not actor.may("cases.read")


def test_knowing_who_acts_takes_one_query(django_assert_num_queries):
    request = a_request(appointed("李支书", "village_secretary", VILLAGE, unit="party"))
    with django_assert_num_queries(1):
        assert actor_of(request).name == "李支书"
        actor_of(request)


def test_somebody_with_two_posts_acts_under_the_one_chosen():
    first = appointed("李四", "village_mediator", VILLAGE)
    second = appointed("李四", "grid_worker", f"{VILLAGE}001")
    client = browser(first)
    answer = client.post("/desk/acting/", {"appointment": second.pk, "next": "/desk/orgs/"})
    assert answer.url == "/desk/orgs/"
    assert client.session["appointment"] == second.pk


def test_the_appointment_chosen_is_the_one_acted_under():
    first = appointed("李四", "village_mediator", VILLAGE)
    request = a_request(first)
    request.session["appointment"] = appointed("李四", "grid_worker", f"{VILLAGE}001").pk
    assert actor_of(request).post_key == "grid_worker"


def test_nobody_acts_under_another_s_appointment():
    own, other = appointed("李四", "village_mediator", VILLAGE), appointed("王五", "town_leader", "520329102")
    assert browser(own).post("/desk/acting/", {"appointment": other.pk}).status_code == 404


def test_switching_does_not_lead_to_a_foreign_site():
    own = appointed("李四", "village_mediator", VILLAGE)
    answer = browser(own).post("/desk/acting/", {"appointment": own.pk, "next": "https://evil.example/"})
    assert answer.url == "/desk/"


def test_an_appointment_that_has_ended_gives_nothing_from_that_day_on():
    held = appointed("李四", "village_mediator", VILLAGE)
    request = a_request(held)
    held.valid_to = today()
    held.save()
    assert not actor_of(request).is_staff
    assert not request.user.is_authenticated


def test_an_administrator_left_alone_for_a_quarter_of_an_hour_is_signed_out():
    held = appointed("周工", "audit_admin", "520329")
    seen = int((now() - dt.timedelta(minutes=16)).timestamp())
    assert not actor_of(a_request(held, seen=seen)).is_staff


def test_whoever_was_signed_out_for_idling_is_told_so_at_sign_in():
    client = browser(appointed("周工", "audit_admin", "520329"))
    client.get("/desk/orgs/")
    with at(now() + dt.timedelta(minutes=20)):
        answer = client.get("/desk/orgs/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    assert "已自动退出" in answer.text


def test_a_grid_worker_in_the_hills_is_not_signed_out_within_the_day():
    held = appointed("李四", "grid_worker", f"{VILLAGE}001")
    request = a_request(held, seen=int(now().timestamp()))
    with at(now() + dt.timedelta(hours=6)):
        assert actor_of(request).is_staff


def test_without_the_second_factor_an_administrator_may_do_nothing(settings):
    settings.DEMO = False
    held = appointed("周工", "security_admin", "520329")
    assert actor_of(a_request(held)).permissions == frozenset()
    answer = browser(held, second_factor=False).get("/desk/orgs/")
    assert answer.url == "/account/2fa/totp/activate/"


def test_a_first_password_must_be_changed_before_any_work():
    held = appointed("李四", "village_mediator", VILLAGE)
    account_of(held, must_change_password=True)
    assert browser(held).get("/desk/orgs/").url == "/account/password/change/"
