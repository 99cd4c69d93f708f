"""Every operation has a door, and few questions are asked behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern
from ninja import Router
from tests.world import VILLAGE

from fengge.api.v1 import api
from fengge.core.access import known
from fengge.core.api import allow
from fengge.core.api.api import Api
from fengge.core.pages import ANY_STAFF, PUBLIC
from fengge.core.pages.gate import is_declared

OPEN_TO_ALL = {"/divisions"}
NOT_ASKED = ("SAVEPOINT", "RELEASE")  # a test stands inside a transaction already


def test_every_operation_names_a_permission_that_exists():
    doors = {path: operation.view_func.allow for path, operation in api.operations()}
    assert len(doors) > 30
    assert {path for path, door in doors.items() if door == PUBLIC} == OPEN_TO_ALL
    assert all(door in (PUBLIC, ANY_STAFF) or known(door) for door in doors.values())


def test_an_operation_without_a_door_is_refused_by_the_gate():
    careless, router = Api(urls_namespace="careless"), Router()

    @router.get("/open")
    def nobody_asked(request):
        return {}

    careless.add_router("", router)
    (pattern,) = careless.urls[0]
    assert isinstance(pattern, URLPattern)
    assert not is_declared(pattern.callback)


def test_an_unknown_permission_is_an_error_as_soon_as_it_is_written():
    with pytest.raises(ValueError, match=r"cases\.conjure"):
        allow("cases.conjure")


def asked(client, *args, **kwargs):
    with CaptureQueriesContext(connection) as queries:
        answer = client(*args, **kwargs)
    assert answer.status_code < 400, answer.json()
    return [query["sql"] for query in queries if not query["sql"].startswith(NOT_ASKED)]


def test_a_list_of_any_length_takes_two_questions(world, program):
    li = program(world.secretary_li)
    for _ in range(3):
        world.registered()
    li.get("/cases")  # names of places are kept for a minute
    assert (
        len(asked(li.get, "/cases")) == 2
    )  # who holds the token, and the list; the wall goes up with the beginning of the transaction


def test_a_case_file_takes_eight_questions(world, program):
    case, li = world.accepted(), program(world.secretary_li)
    li.get(f"/cases/{case.number}")
    assert len(asked(li.get, f"/cases/{case.number}")) <= 8


def test_a_case_is_opened_with_ten_questions(world, program):
    body = {"facts": "水沟又堵了。", "place": VILLAGE, "channel": "phone", "source": "applied", "phone": "13800001234"}
    assert len(asked(program(world.secretary_li).post, "/cases", body)) <= 10


def test_a_stage_changes_with_sixteen_questions(world, program):
    case, zhang = world.triaged(), program(world.mediator_zhang)
    headers = {"If-Match": f'"{case.version}"'}
    assert len(asked(zhang.post, f"/cases/{case.number}/actions/accept", {}, **headers)) <= 16
