"""The API itself: ninja's routing and description, with our doors, problems and nothing on its addresses that has no door."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import ValidationError

from fengge.core.api.describing import finished
from fengge.core.api.problems import Problem
from fengge.core.inputs import explain, problem
from fengge.core.verbs import Conflict, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern, URLResolver
    from ninja.operation import Operation


class Api(NinjaAPI):
    """A NinjaAPI every operation of which has an `@allow`; one without gets an address that the gate refuses."""

    def __init__(self, **about: Any) -> None:
        super().__init__(docs_url=None, openapi_url=None, **about)
        self.add_exception_handler(Problem, _told)
        self.add_exception_handler(Refused, _refused)
        self.add_exception_handler(ValidationError, _invalid)
        self.add_exception_handler(Http404, lambda _request, _raised: Problem(404).response())

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns: list[URLResolver | URLPattern] = []
        for router in self._get_bound_routers():
            for pattern in router.urls_paths(router.prefix):
                _declare_doors(pattern)
                patterns.append(pattern)
        return patterns

    def operations(self) -> Iterator[tuple[str, Operation]]:
        """Every operation with its path below the API's root."""
        for router in self._get_bound_routers():
            for path, view in router.path_operations.items():
                for operation in view.operations:
                    yield f"{router.prefix}{path}", operation

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """Ninja's description, completed with what holds for every operation."""
        return finished(super().get_openapi_schema(**kwargs), self)


def _declare_doors(pattern: Any) -> None:
    """The view that ninja puts on an address declares its doors, as every view must, only if all its operations do."""
    operations = inspect.getclosurevars(pattern.callback).nonlocals["self"].operations
    if all(hasattr(operation.view_func, "allow") for operation in operations):
        pattern.callback.allow = {method: one.view_func.allow for one in operations for method in one.methods}


def _told(_request: HttpRequest, raised: Any) -> HttpResponse:
    response: HttpResponse = raised.response()
    return response


def _refused(request: HttpRequest, refused: Any) -> HttpResponse:
    if isinstance(refused, Conflict):
        return _conflict(request, refused)
    errors = [{"pointer": f"/{refused.field}" if refused.field else "", "message": refused.message}]
    items = [{"pointer": "", "message": item} for item in refused.items]
    return Problem(refused.status, refused.message, errors=items or errors).response()


def _conflict(request: Any, conflict: Conflict) -> HttpResponse:
    """Both values of everything that changed since: what it was, what it is and by whom, and what was about to be written."""
    handed = getattr(request, "handed", None)
    changed = {
        name: {**values, "yours": handed.get(name.removesuffix("_id")) if handed else None}
        for name, values in conflict.changed.items()
    }
    return Problem(409, conflict.message, version=conflict.version, changed=changed).response()


def _invalid(_request: HttpRequest, raised: Any) -> HttpResponse:
    """A wrong address or query: ninja names where it stands, the parameter and what is wrong."""
    errors = [{**error, "loc": error["loc"][-1:]} for error in raised.errors]
    return Problem(422, errors=problem(explain(errors))).response()
