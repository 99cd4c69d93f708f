"""Serves the pinned front-end packages from node_modules: only the files named here, under their package's name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# package → the files of it that pages use; nothing else of node_modules is ever served
FILES: dict[str, tuple[str, ...]] = {
    "htmx.org": ("dist/htmx.min.js",),
    "echarts": ("dist/echarts.esm.min.mjs",),
    "leaflet": ("dist/leaflet.css", "dist/leaflet-src.esm.js", "dist/leaflet.js", "dist/images/*"),
}


class PackageFinder(BaseFinder):
    """`{% static "vendor/htmx.org/dist/htmx.min.js" %}` is node_modules/htmx.org/dist/htmx.min.js."""

    prefix = "vendor"

    def __init__(self, *_: object, **__: object) -> None:
        self.storage = FileSystemStorage(location=settings.NODE_MODULES)
        self.storage.prefix = self.prefix  # type: ignore[attr-defined]

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        name = path.removeprefix(f"{self.prefix}/")
        found = [self.storage.path(name)] if path != name and name in self._names() else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        del ignore_patterns
        for name in self._names():
            yield name, self.storage

    def _names(self) -> Iterator[str]:
        root = Path(self.storage.location)
        for package, patterns in FILES.items():
            for pattern in patterns:
                yield from (str(path.relative_to(root)) for path in sorted((root / package).glob(pattern)))


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names once the files are collected; the plain name before that, as in tests and while developing."""

    manifest_strict = False
    keep_only_hashed_files = True
    # Style sheets' images are followed; their source maps are not served, so the comments that name them stay as text.
    patterns = (("*.css", (r"""(?P<matched>url\((?P<quote>['"]{0,1})\s*(?P<url>.*?)(?P=quote)\))""",)),)

    def url(self, name: str | None, force: bool = False) -> str:
        if self.hash_key(self.clean_name(name or "")) not in self.hashed_files and not force:
            return FileSystemStorage.url(self, name)
        return str(super().url(name, force))
