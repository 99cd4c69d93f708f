"""An error page says what happened, what to do and whom to call, and loses nothing."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory

from fengge.ui.errors import views
from fengge.ui.errors.maintenance import MaintenanceMiddleware
from fengge.ui.errors.unopened import UnopenedMiddleware

OWN = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}


def asked(path: str = "/x/", **headers):
    return RequestFactory().get(path, **headers)


@pytest.mark.parametrize("view", [views.bad_request, views.forbidden, views.not_found, views.server_error])
@pytest.mark.parametrize("path", ["/x/", "/desk/x/"])
def test_each_error_names_a_way_out_and_a_number_to_call(view, path):
    page = view(asked(path)).content.decode()
    assert "可以这样做" in page
    assert "tel:12345" in page


def test_the_desk_shows_its_own_frame():
    assert 'data-surface="desk"' in views.not_found(asked("/desk/x/")).content.decode()


def test_a_failure_has_a_number_to_quote(caplog):
    page = views.server_error(asked())
    assert page.status_code == 500
    assert "错误编号" in page.content.decode()


def test_maintenance_says_when_to_come_back():
    page = views.unavailable(asked("/report/"), until="16:10")
    assert (page.status_code, page["Retry-After"]) == (503, "600")
    assert "16:10" in page.content.decode()


def test_a_lost_database_is_a_pause_and_not_a_fault():
    def lost() -> None:
        raise OperationalError

    try:
        lost()
    except OperationalError:
        assert views.server_error(asked()).status_code == 503


def test_a_file_in_the_data_directory_closes_the_site_for_a_while(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    door = MaintenanceMiddleware(lambda _request: HttpResponse("open"))
    assert door(asked()).content == b"open"
    (tmp_path / "maintenance").write_text("16:30", encoding="utf-8")
    closed = door(asked())
    assert (closed.status_code, "16:30" in closed.content.decode()) == (503, True)


def test_programs_get_a_problem_instead_of_a_page():
    answer = views.not_found(asked("/api/v1/none/"))
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
class TestAnExpiredForm:
    def test_what_was_typed_can_be_sent_again(self):
        page = self.send({"story": "屋后<沟>", "client_id": "c1"}, **OWN)
        assert page.status_code == 403
        assert "屋后&lt;沟&gt;" in page.content.decode()
        assert 'name="client_id"' in page.content.decode()

    def test_a_stranger_s_page_cannot_ride_on_one_press(self):
        page = self.send({"story": "屋后"}, HTTP_ORIGIN="https://example.org")
        assert 'name="story"' not in page.content.decode()

    def test_a_password_is_never_shown_again(self):
        assert "hunter2" not in self.send({"password": "hunter2", "story": "x"}, **OWN).content.decode()

    @staticmethod
    def send(posted: dict[str, str], **headers):
        return Client(enforce_csrf_checks=True).post("/ui/preferences/", posted, **headers)


def test_an_address_that_only_takes_a_form_says_so():
    door = UnopenedMiddleware(lambda _request: HttpResponseNotAllowed(["POST"]))
    page = door(asked("/desk/x/"))
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "要从带按钮的那一页过来" in page.content.decode()
    assert door(RequestFactory().post("/desk/x/")).content == b""
