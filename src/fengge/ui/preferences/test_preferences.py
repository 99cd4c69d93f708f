"""A reader's look is kept in cookies, without JavaScript and without an account."""

import pytest
from django.test import Client, RequestFactory

from fengge.ui.preferences.looks import Look

HERE = "/ui/preferences/"


def test_an_elder_asks_for_large_type_and_comes_back_to_the_page():
    answer = Client().post(HERE, {"type": "large", "next": "/d/abc/"})
    assert (answer.status_code, answer["Location"]) == (302, "/d/abc/")
    assert answer.cookies["look-type"].value == "large"


def test_another_site_cannot_be_the_way_back():
    assert Client().post(HERE, {"type": "large", "next": "https://example.org/"})["Location"] == "/"


@pytest.mark.parametrize("posted", [{"type": "huge"}, {"theme": "<script>"}, {"language": "xx"}])
def test_unknown_choices_are_not_kept(posted):
    assert not Client().post(HERE, posted).cookies


def test_the_language_is_remembered():
    assert Client().post(HERE, {"language": "en"}).cookies["django_language"].value == "en"


def test_a_spoilt_cookie_falls_back_to_the_plain_look():
    request = RequestFactory().get("/")
    request.COOKIES.update({"look-theme": "plaid", "look-type": "large"})
    look = Look.of(request)
    assert (look.theme, look.is_large) == ("auto", True)
