"""Who may do what to which rows: permissions, actors, scopes, and the wall in the database."""

from fengge.core.access.actor import VISITOR, Actor, Secrecy
from fengge.core.access.permissions import Permission, all_permissions, is_public, known, reading_permissions
from fengge.core.access.rows import Rows, ScopedManager, ScopedModel, ScopedQuerySet, scoped_models
from fengge.core.access.scope import (
    AUDIT_READ,
    UnscopedError,
    current_actor,
    current_transaction,
    scope,
    system,
    system_job,
)

__all__ = [
    "AUDIT_READ",
    "VISITOR",
    "Actor",
    "Permission",
    "Rows",
    "ScopedManager",
    "ScopedModel",
    "ScopedQuerySet",
    "Secrecy",
    "UnscopedError",
    "all_permissions",
    "current_actor",
    "current_transaction",
    "is_public",
    "known",
    "reading_permissions",
    "scope",
    "scoped_models",
    "system",
    "system_job",
]
