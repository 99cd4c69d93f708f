"""From a token to the actor it stands for, in one query."""

from __future__ import annotations

from dataclasses import replace
from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from django.db import connection

from fengge.core.access import reading_permissions
from fengge.core.api.auth import Held
from fengge.core.clock import now, today
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Account, Appointment, Person
from fengge.orgs.tokens.secret import Secret

if TYPE_CHECKING:
    from fengge.core.access import Actor

# Asked before every other question of every program, so it is written out and names only what an actor is made of.
_SQL = """
SELECT t.digest, t.read_only, c.id, c.language, a.id, a.post, a.division_id, a.organisation_id, p.id, p.name,
  ARRAY(SELECT tie FROM orgs_appointment b, LATERAL (VALUES ('a:' || b.id), ('o:' || b.organisation_id), ('o:' || b.dispatching_id),
    ('o:' || b.managing_id), ('o:' || b.using_id), (CASE WHEN b.kind <> 'liaison' THEN 'd:' || b.division_id END)) ties (tie)
    WHERE b.person_id = p.id AND b.valid_from <= %(day)s AND (b.valid_to IS NULL OR b.valid_to > %(day)s) AND tie IS NOT NULL)
FROM orgs_token t
JOIN orgs_account c ON c.id = t.account_id AND c.is_active AND NOT c.must_change_password
JOIN orgs_appointment a ON a.id = t.appointment_id AND a.valid_from <= %(day)s AND (a.valid_to IS NULL OR a.valid_to > %(day)s)
JOIN orgs_person p ON p.id = a.person_id
WHERE t.prefix = %(prefix)s AND t.revoked_at IS NULL AND t.expires_at > %(at)s
"""


def held_by(written: str) -> Held | None:
    """Who acts with this token; None if it is unknown, revoked or expired, or its account or appointment no longer holds."""
    shown = Secret.read(written)
    row = _row(shown.prefix) if shown else None
    if shown is None or row is None or not compare_digest(bytes(row[0]), shown.digest):
        return None
    _digest, read_only, account, language, appointment, post, division, organisation, person, name, ties = row
    held = Appointment(
        id=appointment,
        post=post,
        division_id=division,
        organisation_id=organisation,
        person=Person(id=person, name=name),
    )
    actor = actor_for(Account(id=account, language=language), held)
    actor = replace(actor, ties=tuple(dict.fromkeys((*actor.ties, *ties))))
    return Held(narrowed(actor) if read_only else actor, read_only)


def narrowed(actor: Actor) -> Actor:
    """The same actor, who may only look."""
    return replace(actor, permissions=actor.permissions & reading_permissions())


def _row(prefix: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"prefix": prefix, "day": today(), "at": now()})
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
