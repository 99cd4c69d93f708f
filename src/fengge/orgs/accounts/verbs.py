"""Create, close, reopen and reset accounts. A new password is shown once, to be handed over in person."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Account
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.orgs.models import Person

# Letters and digits that cannot be mistaken for one another when read aloud or from paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


class FirstPassword(NamedTuple):
    """An account and the password its holder signs in with once."""

    account: Account
    password: str


@verb(Orgs.ACCOUNTS, event="orgs.account_created")
def create_account(person: Person, *, by: Actor, username: str) -> FirstPassword:
    """An account for somebody who has none."""
    account = Account(username=username.strip().lower(), person=person, must_change_password=True)
    password = _first_password(account)
    _check(account)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        if "person" in str(error):
            raise Refused(_("此人已有账号。")) from error
        raise Refused(_("用户名“%s”已被使用，请换一个。") % account.username, field="username") from error
    record(account=account.pk, username=account.username)
    return FirstPassword(account, password)


def _check(account: Account) -> None:
    try:
        account.clean_fields(exclude=["password", "person", "default_appointment"])
    except ValidationError as error:
        raise Refused(error.messages[0], field="username") from error


@verb(Orgs.ACCOUNTS, event="orgs.account_closed")
def deactivate(account: Account, *, by: Actor, reason: str) -> Account:
    """Nobody can sign in to it any more; open sessions end with their next request."""
    _not_ones_own(account, by)
    account.is_active = False
    record(reason=reason)
    return account


@verb(Orgs.ACCOUNTS, event="orgs.account_reopened")
def reactivate(account: Account, *, by: Actor, reason: str) -> Account:
    """It can be used again."""
    _not_ones_own(account, by)
    account.is_active = True
    record(reason=reason)
    return account


@verb(Orgs.ACCOUNTS, event="orgs.password_reset")
def reset_password(account: Account, *, by: Actor, forget_second_factor: bool = False) -> FirstPassword:
    """A new first password; with it, if the phone is lost, the second factor is forgotten too."""
    _not_ones_own(account, by)
    password = _first_password(account)
    account.must_change_password = True
    if forget_second_factor:
        from allauth.mfa.models import Authenticator

        Authenticator.objects.filter(user=account).delete()
    record(forgot_second_factor=forget_second_factor)
    return FirstPassword(account, password)


def _first_password(account: Account) -> str:
    password = "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))
    account.set_password(password)
    return password


def _not_ones_own(account: Account, by: Actor) -> None:
    if account.pk == by.account_id:
        raise Refused(_("不能对自己的账号做这件事，请由另一位安全管理员办理。"))
