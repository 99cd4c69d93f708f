"""Front-end files: only those named are served, by hashed names once they are collected."""

import re

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from fengge.core.frontend import FILES, PackageFinder

LIBRARY = "vendor/htmx.org/dist/htmx.min.js"


def test_a_pinned_library_is_found_by_its_package_name():
    assert finders.find(LIBRARY)


def test_what_is_not_named_is_not_served():
    assert not finders.find("vendor/htmx.org/package.json")
    assert not finders.find("vendor/../package.json")
    assert not finders.find("htmx.org/dist/htmx.min.js")


def test_every_named_file_exists():
    found = set(PackageFinder()._names())
    for package, patterns in FILES.items():
        for pattern in patterns:
            assert any(name.startswith(f"{package}/{pattern.split('*')[0]}") for name in found), f"{package}/{pattern}"


def test_names_are_plain_before_collecting_and_hashed_after(settings, tmp_path):
    hashed = {"BACKEND": "fengge.core.frontend.HashedStorage"}
    settings.STATIC_ROOT, settings.STORAGES = tmp_path, {**settings.STORAGES, "staticfiles": hashed}
    assert staticfiles_storage.url(LIBRARY) == f"/static/{LIBRARY}"
    call_command("collectstatic", interactive=False, verbosity=0)
    from fengge.core.frontend import HashedStorage

    assert re.fullmatch(r"/static/vendor/htmx.org/dist/htmx.min.[0-9a-f]{12}.js", HashedStorage().url(LIBRARY))
    assert HashedStorage().url("ui/not-there.svg") == "/static/ui/not-there.svg"
