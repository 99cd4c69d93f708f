"""Tells how far an import is, over a connection of its own, so that it is seen before the import is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.orgs.models import DivisionImport


def progress_of(upload: DivisionImport, total: int) -> Callable[[int], None]:
    """A teller for `import_divisions`."""

    def tell(done: int) -> None:
        _write(upload.pk, done, total, "")

    return tell


def stopped(upload: DivisionImport, problem: str) -> None:
    """Say why an import did not happen."""
    _write(upload.pk, 0, 0, problem)


def _write(upload: int, done: int, total: int, problem: str) -> None:
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "UPDATE orgs_importprogress SET done = %s, total = %s, problem = %s WHERE upload_id = %s",
                [done, total, problem, upload],
            )
    finally:
        other.close()
