"""From a token to the actor it stands for, in one query."""

from __future__ import annotations

from dataclasses import replace
from hmac import compare_digest
from typing import TYPE_CHECKING

from django.db.models import Q

from fengge.core.access import reading_permissions
from fengge.core.api.auth import Held
from fengge.core.clock import now, today
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Token
from fengge.orgs.models.dated import DatedQuerySet
from fengge.orgs.tokens.secret import Secret

if TYPE_CHECKING:
    from fengge.core.access import Actor


def held_by(written: str) -> Held | None:
    """Who acts with this token; None if it is unknown, revoked or expired, or its account or appointment no longer holds."""
    shown = Secret.read(written)
    token = _usable().filter(prefix=shown.prefix).first() if shown else None
    if shown is None or token is None or not compare_digest(bytes(token.digest), shown.digest):
        return None
    actor = actor_for(token.account, token.appointment)
    return Held(narrowed(actor) if token.read_only else actor, token.read_only)


def narrowed(actor: Actor) -> Actor:
    """The same actor, who may only look."""
    return replace(actor, permissions=actor.permissions & reading_permissions())


def _usable() -> DatedQuerySet[Token]:
    holds: Q = DatedQuerySet.holds(today(), "appointment__")
    lives = Q(revoked_at=None, expires_at__gt=now(), account__is_active=True, account__must_change_password=False)
    return Token.objects.filter(holds, lives).select_related("account", "appointment__person")  # type: ignore[return-value]
