"""Signing in and failing to are events too: audit asks for both (GB/T 22239-2019 8.1.4.3)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from fengge.core.access import Actor
from fengge.core.events import write
from fengge.orgs.models import Account


@receiver(user_logged_in)
def signed_in(user: Account, **_: Any) -> None:
    """Somebody came in."""
    write("orgs.signed_in", user, by=_as(user))


@receiver(user_logged_out)
def signed_out(user: Account | None, **_: Any) -> None:
    """Somebody left, or was away too long."""
    if user is not None:
        write("orgs.signed_out", user, by=_as(user))


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_: Any) -> None:
    """Name or password did not fit. Only an account that exists is named: what was typed may be a password."""
    account = Account.objects.filter(username=str(credentials.get("username", ""))[:40]).first()
    write("orgs.sign_in_failed", account, by=Actor())


def _as(account: Account) -> Actor:
    return Actor(kind="staff", name=account.username, account_id=account.pk, person_id=account.person_id)
