"""An office shares a computer, a family a phone: after signing out, Back shows nothing of a matter."""

import pytest

from tests.samples import holding


@pytest.mark.parametrize(
    "address", ["/desk/", "/desk/cases/", "{case}", "{case}print/", "{case}ladder/", "/desk/notices/"]
)
def test_no_page_that_staff_read_is_kept_by_the_browser(world, address):
    answer = world.secretary_li.client.get(address.format(case=world.case.url))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize(
    "address", ["/report/{code}/", "/track/{code}/", "/track/{code}/days/", "/track/{code}/remind/", "/rights/{code}/"]
)
def test_no_page_of_ones_own_matter_is_kept_by_a_borrowed_phone(world, address):
    case = world.accepted()
    answer = holding(case.ticket).get(address.format(code=case.public_code))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
