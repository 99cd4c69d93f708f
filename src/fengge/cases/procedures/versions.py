"""Which text of a procedure binds a case: the version it pins, as it was published."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from fengge.cases.procedures import declared, get
from fengge.core.packs import pack

if TYPE_CHECKING:
    from fengge.cases.models import PublishedProcedure
    from fengge.cases.procedure import Procedure

WORDING = (
    "title",
    "words",
    "law",
    "why",
    "message",
    "about",
    "tells",
    "promise",
)  # may be put better without becoming another rule


def pinned(key: str, version: int) -> Procedure:
    """The procedure of a case that pins this version. Before anything was published, the pack's text is what there is."""
    return _pinned(pack().name, key, version)


def live(key: str) -> tuple[Procedure, int]:
    """What new cases begin under, and the version they pin: the newest published one that stands, else the pack's own text."""
    newest = _newest(key)
    return (pinned(key, newest), newest) if newest else (get(key), get(key).version)


# Asked for every new case, so it is written out.
_STANDING = """
SELECT max(version) FROM cases_publishedprocedure p
WHERE key = %s AND NOT EXISTS (SELECT FROM cases_withdrawnversion w WHERE w.published_id = p.id)
"""


def _newest(key: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [key])
        newest: int | None = cursor.fetchone()[0]
        return newest


def has_changed(row: PublishedProcedure) -> bool:
    """Whether the declaration was edited under a version that is published already."""
    return digest_of(declared()[row.key]) != row.digest


def digest_of(procedure: Procedure) -> str:
    """A mark of all that a declaration rules; its wording is left out."""
    return hashlib.sha256(json.dumps(_plain(procedure), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _published(key: str) -> Any:
    from fengge.cases.models import PublishedProcedure

    return PublishedProcedure.objects.filter(key=key)


@cache
def _pinned(_pack: str, key: str, version: int) -> Procedure:
    row = _published(key).filter(version=version).first()
    return declared()[key].with_settings(row.settings) if row else get(key)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        rules = {part.name: _plain(getattr(value, part.name)) for part in fields(value) if part.name not in WORDING}
        return [type(value).__name__, rules]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "items"):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value)


forget = _pinned.cache_clear
