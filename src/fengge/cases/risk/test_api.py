"""Marks of risk over the API: as on the page, for those who may open it."""

import pytest

from fengge.cases.api.conftest import Program


@pytest.fixture
def red(world, dangers):
    return dangers.planned().number


def test_marks_of_risk_are_listed_to_those_behind_the_wall_and_to_nobody_else(world, red):
    (mark,) = Program(world.mediator_zhang).get("/risks?colour=red").json()["items"]
    assert (mark["case"], mark["has_plan"], mark["ended"]) == (red, True, "")
    assert Program(world.secretary_next).get("/risks").json() == {"items": [], "next": None}
    assert Program(world.in_post("posted_cadre")).get("/risks").status_code == 403


def test_a_condition_that_is_none_is_refused_by_name(world, red):
    refused = Program(world.mediator_zhang).get("/risks?colour=purple")
    assert refused.status_code == 422
    assert "colour" in refused.text
