"""An address that only takes a form, opened by itself: after signing in again it is where people land."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from fengge.ui.errors.views import answer


class UnopenedMiddleware:
    """Puts a page where Django answers 405 without a word; browsers show an error of their own for that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "GET" or response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        spoken = answer(request, HTTPStatus.METHOD_NOT_ALLOWED)
        spoken["Allow"] = response["Allow"]
        return spoken
