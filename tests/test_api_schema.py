"""The API keeps its word: whatever its own description allows is answered, as described, and nothing breaks it."""

from functools import cache

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from fengge.api.pages import schema
from fengge.api.v1 import api
from fengge.orgs.tokens.verbs import TokenGiven, make

ROOT = "/api/v1"
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


@cache
def description():
    whole = schemathesis.openapi.from_dict(schema())
    whole.app = application
    return whole


OPERATIONS = [(method, path) for path, operation in api.operations() for method in operation.methods]
MODES = [HypothesisTestMode.EXAMPLES, HypothesisTestMode.FUZZING, HypothesisTestMode.COVERAGE]


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


@pytest.fixture
def number(world):
    """A report that everybody has heard of and nobody has touched."""
    return world.a_report().number


def trying(method, path, attempt):
    """`attempt` with each case that the description suggests: worked out by the process that tries it, not by all at collection."""
    quick = settings(
        max_examples=4,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    operation = description()[f"{ROOT}{path}"][method]
    config = HypothesisTestConfig(modes=MODES, project=description().config)
    return create_test(operation=operation, test_func=quick(attempt), config=config)


def kind_of_header(case):
    """What is wrong with which header: on the wire each is text, so that null, 7 and false are three words of one kind."""
    about = getattr(case.meta.phase, "data", None)
    if about is None or getattr(about, "parameter_location", None) is not ParameterLocation.HEADER:
        return None
    return about.parameter, about.description


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(one) for one in OPERATIONS])
def test_every_operation_answers_as_described(method, path, token, number):
    tried = []

    def attempt(case):
        if (kind := kind_of_header(case)) in tried:
            return
        if "number" in case.path_parameters:
            case.path_parameters["number"] = number
        with transaction.atomic():  # each finds everything as it was before the others
            case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)
            transaction.set_rollback(True)
        tried.append(kind or case)

    trying(method, path, attempt)()
    assert tried


def test_the_operations_tried_are_all_that_are_described():
    described = {(result.ok().method.upper(), result.ok().path) for result in description().get_all_operations()}
    assert described == {(method, f"{ROOT}{path}") for method, path in OPERATIONS}
