"""`/ui/`: the gallery, on each surface; open only in the demo and while developing."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from fengge.core.pages import PUBLIC, page
from fengge.ui.gallery import forms, lists, story
from fengge.ui.parts import Tab

SURFACES = {"desk": _("工作台"), "portal": _("手机"), "field": _("外勤"), "print": _("打印")}


@page("ui/", allow=PUBLIC, surface="root", name="ui.gallery")
def gallery(request: HttpRequest) -> HttpResponse:
    """`?surface=desk|portal|field|print`."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    surface = request.GET.get("surface", "desk")
    if surface not in SURFACES:
        raise Http404
    return TemplateResponse(request, f"ui/gallery/{surface}.html", context(surface, second_page="after" in request.GET))


def context(surface: str, *, second_page: bool) -> dict[str, Any]:
    """What the gallery's templates show."""
    tabs = [Tab(title, f"/ui/?surface={key}", current=key == surface) for key, title in SURFACES.items()]
    return {
        "surfaces": tabs,
        **lists.frame(surface),
        **lists.lists(second_page=second_page),
        **story.story(),
        **forms.forms(),
    }
