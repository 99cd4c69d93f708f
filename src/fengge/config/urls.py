"""Collects the pages that each app declares with @page; sign-in comes from allauth."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from fengge.api.v1 import api
from fengge.core import pages

urlpatterns: list[URLPattern | URLResolver] = []

# a fixed order: lower apps first, so that a name clash is blamed on the newcomer
for app in ("ui", "orgs", "people", "cases", "portal", "api"):
    if find_spec(f"fengge.{app}.pages"):
        import_module(f"fengge.{app}.pages")

urlpatterns += [path("api/v1/", api.urls)]  # first: programs ask often, and one look tells them from pages
urlpatterns += pages.urlpatterns()
urlpatterns += [path("account/", include("allauth.urls"))]  # last: our pages stand before the ones we do not use

handler400 = "fengge.ui.errors.views.bad_request"
handler403 = "fengge.ui.errors.views.forbidden"
handler404 = "fengge.ui.errors.views.not_found"
handler500 = "fengge.ui.errors.views.server_error"
