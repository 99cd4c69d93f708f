"""Making a token and revoking it; both stay on record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.core.clock import now
from fengge.core.inputs import Choice, Flag, Input, Line, field
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Token
from fengge.orgs.permissions import Orgs
from fengge.orgs.tokens.secret import Secret

if TYPE_CHECKING:
    from fengge.core.access import Actor

DAYS = [("30", lazy("30 天")), ("90", lazy("90 天")), ("365", lazy("一年"))]
MOST = 20


class TokenGiven(Input):
    """What it is for, what it may do, and how long."""

    name: Line = field(lazy("用途"), max=60, help=lazy("例如：村务公开屏取数"))
    read_only: Flag = field(lazy("只能查看，不能改动"), default=True)
    days: Choice = field(lazy("有效期"), choices=DAYS)


@verb(Orgs.TOKENS, event="orgs.token_made")
def make(given: TokenGiven, *, by: Actor) -> Token:
    """A token for the appointment one acts under now, with `written` to be shown this once."""
    if not by.is_staff:
        raise Refused(_("请先登录。"))
    if Token.objects.filter(account_id=by.account_id or 0, revoked_at=None, expires_at__gt=now()).count() >= MOST:
        raise Refused(_("令牌太多了，请先撤销不用的。"))
    secret, at = Secret.new(), now()
    token = Token.objects.create(
        prefix=secret.prefix, digest=secret.digest, name=given.name, account_id=by.account_id or 0, read_only=given.read_only,
        appointment_id=by.appointment_id or 0, made_at=at, expires_at=at + timedelta(days=int(given.days)),
    )  # fmt: skip
    record(token=token.pk, prefix=token.prefix, read_only=token.read_only, days=int(given.days))
    token.written = secret.written
    return token


@verb(Orgs.TOKENS, event="orgs.token_revoked")
def revoke(token: Token, *, by: Actor) -> Token:
    """It opens nothing from now on."""
    if token.account_id != by.account_id:
        raise Refused(_("只能撤销自己的令牌。"))
    token.revoked_at = token.revoked_at or now()
    record(prefix=token.prefix)
    return token
