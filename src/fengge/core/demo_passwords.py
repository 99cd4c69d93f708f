"""The demo's printed passwords can be recognised: they are the only ones made with this salt."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import make_password

if TYPE_CHECKING:
    from django.db.models import QuerySet

SALT = "fengge-demo-salt"
MARK = f"${b64encode(SALT.encode()).decode().rstrip('=')}$"


def demo_password_hash(password: str) -> str:
    """One hash serves all accounts of the demo, which also makes loading it quick."""
    return make_password(password, salt=SALT, hasher="argon2")


def with_demo_password(accounts: QuerySet[Any]) -> QuerySet[Any]:
    return accounts.filter(password__contains=MARK)
