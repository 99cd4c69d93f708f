"""The directory's pages, as those who use them see them."""

import re

import pytest

from fengge.core.verbs import Refused
from fengge.orgs.directory.finding import division_named, organisation_named
from fengge.orgs.models import Account, Appointment, Division
from fengge.orgs.testing import account_of, appointed, browser, the_county

VILLAGE = "520329102201"
DESK = "/desk/orgs/"


@pytest.fixture(autouse=True)
def _county(db):
    the_county()


@pytest.fixture
def clerk():
    return browser(appointed("李文书", "village_clerk", VILLAGE))


@pytest.fixture
def appointer():
    return browser(appointed("王部长", "county_organisation", "520329", unit="organisation"))


@pytest.fixture
def security():
    return browser(appointed("周安全", "security_admin", "520329"))


@pytest.mark.parametrize(
    "url",
    ["", f"divisions/{VILLAGE}/", "divisions/520329102/", "places/?figure=orgs.grids&place=520329102",
     "organisations/?place=520329", "posts/", "posts/grid_worker/", "rules/", "appointments/", "appointments/?post=village_clerk"],
)  # fmt: skip
def test_a_village_clerk_reads_the_directory(clerk, url):
    assert clerk.get(DESK + url).status_code == 200


@pytest.mark.parametrize("url", ["accounts/", "imports/", "appointments/new/"])
def test_a_village_clerk_opens_no_page_that_changes_it(clerk, url):
    assert clerk.get(DESK + url).status_code == 403


def test_the_county_s_rules_name_their_law_and_what_is_only_an_example(clerk):
    page = clerk.get(DESK + "rules/").text
    assert "三十日" in page or "30 天" in page
    assert "三分分流" in page
    assert "示例" in page


def test_a_link_head_does_not_read_the_directory():
    assert browser(appointed("陈联户", "link_head", VILLAGE)).get(DESK).status_code == 403


def test_nobody_unknown_reads_it(client):
    assert client.get(DESK).url.startswith("/account/login/")


def test_the_county_s_figures_open_what_they_count(clerk):
    page = clerk.get(DESK).text
    link = re.search(r'href="([^"]*orgs\.villages[^"]*)"', page)[1].replace("&amp;", "&")
    seen, url = set(), link
    while url:
        listed = clerk.get(url).text
        seen |= set(re.findall(r"/desk/orgs/divisions/(\d{12})/", listed))
        more = re.search(r'href="(\?[^"]*after=[^"]*)"', listed)
        url = "/desk/orgs/places/" + more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == 71


@pytest.mark.parametrize("after", ["x", "a\x1fb\x1fc", "%00", "\x1f", "520329\x1fnonsense"])
def test_a_page_mark_somebody_made_up_does_no_harm(clerk, after):
    for url in ("places/", "appointments/", "organisations/"):
        assert clerk.get(DESK + url, {"after": after}).status_code == 200


def test_the_directory_asks_the_database_a_bounded_number_of_times(clerk, django_assert_max_num_queries):
    clerk.get(DESK)
    with django_assert_max_num_queries(20):
        clerk.get(DESK)
    with django_assert_max_num_queries(12):
        clerk.get(DESK + "appointments/")


def test_a_new_cadre_is_appointed_in_one_form(appointer):
    form = {
        "name": "陈新",
        "post": "grid_worker",
        "division": "田坝村第1网格",
        "since": "2026-11-01",
        "kind": "regular",
        "client_id": "7e57f0a6-5b3c-4a53-9d3c-0d0f2f7f5a11",
    }
    answer = appointer.post(DESK + "appointments/new/", form)
    held = Appointment.objects.get(person__name="陈新")
    assert answer.url == f"{DESK}appointments/{held.pk}/"
    assert held.division_id == f"{VILLAGE}001"
    again = appointer.post(DESK + "appointments/new/", form)
    assert Appointment.objects.filter(person__name="陈新").count() == 1
    assert again.url == answer.url


def test_a_form_with_mistakes_keeps_what_was_typed_and_says_what_to_do(appointer):
    form = {"name": "陈新", "post": "grid_worker", "division": "不存在村", "since": "2026-11-01", "kind": "regular"}
    answer = appointer.post(DESK + "appointments/new/", form)
    assert "找不到“不存在村”" in answer.text
    assert 'value="陈新"' in answer.text
    assert not Appointment.objects.filter(person__name="陈新").exists()


def test_an_appointment_ends_on_its_page(appointer):
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    url = f"{DESK}appointments/{leaving.pk}/ending/"
    assert "没有未办完的事" in appointer.get(url).text
    assert appointer.post(url, {"on": "2026-11-20", "reason": "调任"}).status_code == 302
    assert Appointment.objects.get(pk=leaving.pk).valid_to is not None


def test_a_first_password_is_shown_once_and_not_kept_by_the_browser(security):
    person = appointed("李四", "grid_worker", f"{VILLAGE}001").person
    answer = security.post(f"{DESK}people/{person.pk}/account/", {"username": "lisi"})
    shown = re.search(r"\b[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}\b", answer.text)[0]
    assert Account.objects.get(username="lisi").check_password(shown)
    assert answer["Cache-Control"] == "no-store"


def test_an_account_is_closed_with_a_reason(security):
    account = account_of(appointed("李四", "grid_worker", f"{VILLAGE}001"))
    url = f"{DESK}accounts/{account.pk}/"
    assert security.post(url, {"doing": "close"}).status_code == 200
    assert Account.objects.get(pk=account.pk).is_active
    assert security.post(url, {"doing": "close", "reason": "离职"}).status_code == 302
    assert not Account.objects.get(pk=account.pk).is_active


def test_the_security_administrator_cannot_reset_their_own_password(security):
    own = Account.objects.get(person__name="周安全")
    answer = security.post(f"{DESK}accounts/{own.pk}/", {"doing": "reset"})
    assert "不能对自己的账号" in answer.text


@pytest.mark.parametrize(
    ("written", "code"), [("520329102", "520329102"), ("龙溪镇", "520329102"), ("龙溪镇 田坝村", VILLAGE)]
)
def test_a_place_is_found_by_code_or_name(written, code):
    assert division_named(written, field="division").code == code


def test_a_name_that_means_two_places_asks_for_the_code():
    Division.objects.create(code="520329103299", name="田坝村", parent_id="520329103", valid_from="2020-01-01")
    with pytest.raises(Refused, match="不止一处"):
        division_named("田坝村", field="division")
    assert division_named("构皮滩镇田坝村", field="division").code == "520329103299"


def test_a_body_is_found_by_its_full_name():
    assert organisation_named("余庆县公安局", field="organisation").key == "520329.police"
    with pytest.raises(Refused, match="找不到"):
        organisation_named("余庆县某局", field="organisation")
