"""Signing in, failing to, and the second factor."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from fengge.core.access import AUDIT_READ, Actor, scope
from fengge.core.clock import at, now, today
from fengge.core.models import Event
from fengge.orgs.models import Account
from fengge.orgs.testing import account_of, appointed, browser, the_county

PASSWORD = "龙溪镇-下大雨-2026"
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _county(db):
    the_county()
    cache.clear()


@pytest.fixture
def li():
    held = appointed("李四", "village_mediator", "520329102201")
    account_of(held)
    account = Account.objects.get(person=held.person)
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(account, password=PASSWORD, client=None):
    return (client or Client()).post(LOGIN, {"login": account.username, "password": password})


def event_types():
    with scope(Actor(kind="staff", permissions=frozenset({AUDIT_READ}))):
        return list(Event.objects.order_by("id").values_list("type", flat=True))


def test_a_mediator_signs_in_and_it_is_on_record(li):
    assert sign_in(li).url == "/desk/"
    assert event_types() == ["orgs.signed_in"]


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "工作人员登录"), ("en", "Staff sign-in")])
def test_the_sign_in_page_speaks_both_languages(language, words):
    client = Client(headers={"accept-language": language})
    client.cookies["django_language"] = language
    assert words in client.get(LOGIN).text


def test_a_wrong_password_is_told_without_saying_which_was_wrong(li):
    known, unknown = sign_in(li, "错了"), Client().post(LOGIN, {"login": "nobody", "password": "错了"})
    assert "用户名或密码不对" in known.text
    assert "用户名或密码不对" in unknown.text
    assert event_types() == ["orgs.sign_in_failed", "orgs.sign_in_failed"]


def test_after_five_wrong_passwords_the_right_one_waits_a_quarter_of_an_hour(li):
    for _ in range(5):
        sign_in(li, "错了")
    answer = sign_in(li)
    assert answer.status_code == 200
    assert "15 分钟后再试" in answer.text


def test_after_the_quarter_of_an_hour_the_right_password_opens_again(li):
    for _ in range(5):
        sign_in(li, "错了")
    with at(now() + timedelta(minutes=16)):
        assert sign_in(li).url == "/desk/"


def test_another_name_is_not_held_up_by_somebody_s_failures(li):
    for _ in range(5):
        Client().post(LOGIN, {"login": "somebody", "password": "错了"})
    assert sign_in(li).url == "/desk/"


def test_codes_of_the_second_factor_cannot_be_tried_without_end(li):
    TOTP.activate(li, "JBSWY3DPEHPK3PXP")
    client = Client()
    sign_in(li, client=client)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert not answer.wsgi_request.user.is_authenticated


def test_somebody_without_a_post_today_cannot_sign_in(li):
    li.person.appointments.update(valid_to=today())
    assert "目前没有任职" in sign_in(li).text


def test_a_closed_account_cannot_sign_in(li):
    Account.objects.update(is_active=False)
    answer = sign_in(li)
    assert not answer.wsgi_request.user.is_authenticated


def test_nobody_signs_up_or_resets_a_password_alone():
    client = Client()
    assert "不能自行注册" in client.get("/account/signup/").text
    assert "安全管理员" in client.get("/account/password/reset/").text
    assert client.post("/account/signup/", {"username": "me", "password1": PASSWORD}).status_code == 405
    assert client.post("/account/password/reset/", {"email": "a@b.c"}).status_code == 405


def test_a_short_or_common_new_password_is_refused(li):
    client = browser(li.person.appointments.get())
    answer = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": "12345678", "password2": "12345678"}
    )
    assert answer.status_code == 200
    assert Account.objects.get(pk=li.pk).check_password(PASSWORD)


def test_choosing_a_password_ends_the_demand_for_one(li):
    Account.objects.update(must_change_password=True)
    client, new = browser(li.person.appointments.get()), "构皮滩-晴天-7788"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert not Account.objects.get(pk=li.pk).must_change_password
    assert client.get("/account/").status_code == 200


def test_the_authenticator_app_is_set_up_and_its_secret_rests_sealed(li):
    client = Client()
    sign_in(li, client=client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page.text)[1]
    code = format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30))
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    kept = Authenticator.objects.get(user=li, type="totp")
    assert secret not in str(kept.data)
    client = Client()
    assert sign_in(li, client=client).url.startswith("/account/2fa/authenticate/")
    recovery = Authenticator.objects.get(user=li, type="recovery_codes").wrap().get_unused_codes()[0]
    assert client.post("/account/2fa/authenticate/", {"code": recovery}).url == "/desk/"


def test_an_administrator_with_the_second_factor_gets_to_work(li):
    held = appointed("李四", "security_admin", "520329")
    Account.objects.update(default_appointment=held)
    client = Client()
    sign_in(li, client=client)
    assert client.get("/desk/orgs/accounts/").url == "/account/2fa/totp/activate/"
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page.text)[1]
    counter = int(now().timestamp()) // 30
    client.post("/account/2fa/totp/activate/", {"code": format_hotp_value(hotp_value(secret, counter))})
    assert client.get("/desk/orgs/accounts/").url == "/account/2fa/reauthenticate/"
    recovery = Authenticator.objects.get(user=li, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/account/2fa/reauthenticate/", {"code": recovery})
    assert client.get("/desk/orgs/accounts/").status_code == 200


@pytest.mark.parametrize("url", ["/account/logout/", "/account/2fa/", "/account/password/change/", "/account/"])
def test_the_account_s_pages_open(li, url):
    client = Client()
    sign_in(li, client=client)
    assert client.get(url).status_code == 200
