"""Sets how pages look, with or without JavaScript: one cookie for each choice, back to where the reader was."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fengge.core.pages import PUBLIC, page
from fengge.ui.preferences.looks import A_YEAR, CHOICES, COOKIE_PREFIX


@page("ui/preferences/", allow=PUBLIC, surface="root", name="ui.preferences")
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(status=204) if request.headers.get("X-Quiet") else HttpResponseRedirect(_back(request))
    for name, values in CHOICES.items():
        if request.POST.get(name) in values:
            _remember(answer, COOKIE_PREFIX + name, request.POST[name])
    if request.POST.get("language") in dict(settings.LANGUAGES):
        _remember(answer, settings.LANGUAGE_COOKIE_NAME, request.POST["language"])
    return answer


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"


def _remember(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
