"""Takes away what nothing points to: rows of files no row owns, and content no row names."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.db.models import Exists, ForeignKey, Model, OneToOneField, OuterRef, QuerySet

from fengge.core.clock import now
from fengge.core.files.storing import root, stored
from fengge.core.models.stored_file import StoredFile

YOUNG = timedelta(days=1)  # longer than any transaction between keeping a file and pointing to it
BATCH = 1000


def sweep_rows(*, older_than: timedelta = YOUNG) -> int:
    """Deletes rows that no other row points to; to be run where every row is seen. Content goes with `sweep_content`."""
    gone: int = unowned().filter(uploaded_at__lt=now() - older_than).delete()[0]
    return gone


def unowned() -> QuerySet[StoredFile]:
    found = StoredFile.objects.all()
    for model, column in owners():
        found = found.exclude(Exists(model._base_manager.filter(**{column: OuterRef("pk")})))
    return found


def owners() -> Iterator[tuple[type[Model], str]]:
    """Every model and field of the project that points to a stored file."""
    for model in apps.get_models():
        for each in model._meta.local_fields:
            if isinstance(each, ForeignKey | OneToOneField) and each.related_model is StoredFile:
                yield model, each.name


def sweep_content(*, older_than: timedelta = YOUNG) -> int:
    """Deletes content that no row names, and drafts of writings that broke off."""
    before = time.time() - older_than.total_seconds()
    old = [path for path in (*stored(), *root().glob("??/??/.draft-*")) if path.stat().st_mtime < before]
    return sum(sweep_batch(old[start : start + BATCH]) for start in range(0, len(old), BATCH))


def sweep_batch(paths: list[Path]) -> int:
    named = set(StoredFile.objects.filter(digest__in=[path.name for path in paths]).values_list("digest", flat=True))
    unnamed = [path for path in paths if path.name not in named]
    for path in unnamed:
        path.unlink(missing_ok=True)
    return len(unnamed)
