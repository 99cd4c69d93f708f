"""The API keeps its word: whatever its own description allows is answered, as described, and nothing breaks it."""

from functools import cache

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from fengge.api.pages import schema
from fengge.orgs.tokens.verbs import TokenGiven, make

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
)


@cache
def handler():
    return WSGIHandler()


def application(environ, start_response):
    return handler()(environ, start_response)


described = schemathesis.openapi.from_dict(schema())
described.app = application


@pytest.fixture(autouse=True)
def one_connection_all_along():
    """The end of a request closes connections, and with this one everything the test has made would go."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def token(world):
    """Of the county's officer, who may do most."""
    return make(TokenGiven(name="试", read_only=False, days="30"), by=world.county_chen.actor).written


@described.parametrize()
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case, token, world):
    if "number" in case.path_parameters:
        case.path_parameters["number"] = world.a_report().number
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)
