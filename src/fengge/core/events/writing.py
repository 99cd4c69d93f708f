"""Writing an event: the only door into the event table."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection

from fengge.core.audit.digest import event_digest, personal_digest, salted
from fengge.core.clock import now
from fengge.core.models.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import Model

    from fengge.core.access import Actor


def write_all(rows: Iterable[dict[str, Any]]) -> None:
    """Append events made by `row_of`, in this order: one round trip for many."""
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, list(rows))


@dataclass(slots=True)
class Draft:
    """What a verb says about itself while it runs."""

    details: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    type: str = ""


def subject_kind(subject: Model | type[Model]) -> str:
    """How events name the kind of thing they are about: `cases.case`."""
    return subject._meta.label_lower


def write(
    kind: str,
    subject: Model | None,
    *,
    by: Actor,
    draft: Draft | None = None,
    changes: dict[str, Any] | None = None,
    client_id: UUID | None = None,
) -> None:
    """Append one event in the running transaction. Nothing is returned: the writer may not be allowed to read it."""
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, row_of(kind, subject, by=by, draft=draft, changes=changes, client_id=client_id))


def row_of(
    kind: str,
    subject: Model | None,
    *,
    by: Actor,
    draft: Draft | None = None,
    changes: dict[str, Any] | None = None,
    client_id: UUID | None = None,
) -> dict[str, Any]:
    """The event's columns (COLUMNS) as the database takes them, with its digest."""
    draft = draft or Draft()
    personal = salted(draft.personal)
    row: dict[str, Any] = {
        "at": now(),
        "type": draft.type or kind,
        "subject_kind": subject_kind(subject) if subject is not None else "",
        "subject_id": subject.pk if subject is not None else None,
        "place": getattr(subject, "place_code", "") or "",
        "actor_kind": by.kind,
        "account_id": by.account_id,
        "appointment_id": by.appointment_id,
        "signature": by.signature,
        "details": _json(draft.details),
        "changes": _json(changes or {}),
        "personal": _PERSONAL.get_db_prep_value(personal or None, connection),
        "personal_digest": personal_digest(personal),
        "client_id": client_id,
        "version": getattr(subject, "version", 0),
    }
    row["digest"] = event_digest(row)
    return row


_PERSONAL = Event._meta.get_field("personal")
_PLAIN = (
    "at", "type", "subject_kind", "subject_id", "place", "actor_kind", "account_id", "appointment_id", "signature",
    "personal", "personal_digest", "client_id", "version", "digest",
)  # fmt: skip
_JSON = ("details", "changes")
COLUMNS = (*_PLAIN, *_JSON)
_INSERT = "INSERT INTO core_event ({columns}) VALUES ({values})".format(  # noqa: S608 - names from this file
    columns=", ".join(COLUMNS),
    values=", ".join((*(f"%({name})s" for name in _PLAIN), *(f"%({name})s::jsonb" for name in _JSON))),
)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
