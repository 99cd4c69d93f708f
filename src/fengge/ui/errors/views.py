"""Handlers of what goes wrong, in the layout of the surface where it went wrong.

`config/urls.py` names them as handler400/403/404/500; `CSRF_FAILURE_VIEW` names `csrf_failure`; `unavailable` answers
while the site is being maintained or the database is away.
"""

import secrets
import sys

import structlog
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404
from django.utils.translation import gettext_lazy as _

from fengge.ui.errors.typed import kept, may_resend

log = structlog.get_logger()
HOTLINE = "12345"  # the government service line of every Chinese county
LAYOUTS = {"/desk/": "ui/layouts/desk.html", "/field/": "ui/layouts/field.html"}
TITLES = {
    400: _("没有看懂这次提交"),
    403: _("您现在的身份不能打开这一页"),
    404: _("没有找到这一页"),
    405: _("这个网址不能直接打开"),
    500: _("我们这边出了错"),
    503: _("系统正在维护"),
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400, reason=str(exception or ""))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, reason=str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that is not there, or not for this reader: the two look the same."""
    spoken = "" if isinstance(exception, Resolver404) or not exception else str(exception)
    return answer(request, 404, reason=spoken)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of database, session or context, since any of them may be what broke; without a database: 503."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return unavailable(request)
    number = secrets.token_hex(4)
    log.error("page.failed", number=number, path=request.path)
    return bare(request, 500, number=number)


def unavailable(request: HttpRequest, until: str = "") -> HttpResponse:
    response = bare(request, 503, until=until)
    response["Retry-After"] = "600"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An expired form: what was typed is still there, to be sent again with one press."""
    del reason
    typed = kept(request.POST)
    values = {"typed": typed, "may_resend": may_resend(request), "has_files": bool(request.FILES)}
    return answer(request, 403, template="ui/errors/expired.html", **values)


def answer(request: HttpRequest, status: int, template: str = "", **values: object) -> HttpResponse:
    """The page for `status`; callers of the API get problem+json."""
    if request.path.startswith("/api/"):
        return problem(status)
    layout = next((name for start, name in LAYOUTS.items() if request.path.startswith(start)), "ui/layouts/portal.html")
    context = {"layout": layout, "status": status, "title": TITLES[status], "help_phone": HOTLINE, **values}
    return HttpResponse(render_to_string(template or f"ui/errors/{status}.html", context, request), status=status)


def bare(request: HttpRequest, status: int, **values: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status)
    context = {"status": status, "title": TITLES[status], "help_phone": HOTLINE, "here": request.path, **values}
    return HttpResponse(render_to_string(f"ui/errors/{status}.html", context), status=status)


def problem(status: int) -> HttpResponse:
    body = {"type": "about:blank", "title": str(TITLES[status]), "status": status}
    return JsonResponse(body, status=status, content_type="application/problem+json")
