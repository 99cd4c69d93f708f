"""How allauth speaks and what it may do here: no self sign-up, plain words, sealed second-factor secrets."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from fengge.core.clock import today
from fengge.core.crypto import open_sealed, seal
from fengge.core.limits import Limit, source_of, too_often, used_up
from fengge.orgs.models import Account, Appointment

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

SECRETS = "mfa.Authenticator.data"
FOR_ONE_NAME = Limit("failed sign-in", 5, 15)
FROM_ONE_PLACE = Limit("failed sign-in from", 60, 15)  # a whole office may share one address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in with a user name and a password."""

    error_messages: ClassVar[dict[str, StrOrPromise]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("用户名或密码不对。请检查大小写；连续 5 次不对会暂停 15 分钟。"),
        "too_many_login_attempts": _("输错次数太多，已暂停登录。请 15 分钟后再试，或请安全管理员重设密码。"),
        "no_appointment": _("这个账号目前没有任职，不能登录。请联系安全管理员。"),
        "account_inactive": _("这个账号已停用。请联系安全管理员。"),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Accounts are made by the security administrator."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """The account, if name and password fit and its holder has a post today."""
        account: Account | None = super().authenticate(request, **credentials)
        if account and account.is_active and not has_post_today(account):
            raise self.validation_error("no_appointment")
        return account

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Pause after too many failures, counted in the database so that every process counts together."""
        if used_up(FOR_ONE_NAME, _name(credentials)) or used_up(FROM_ONE_PLACE, source_of(request)):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """One failure more."""
        too_often(FOR_ONE_NAME, _name(credentials))
        too_often(FROM_ONE_PLACE, source_of(request))

    def set_password(self, user: Account, password: str) -> None:
        """A password of one's own ends the demand for one."""
        user.must_change_password = False
        super().set_password(user, password)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: authenticator app, passkey, recovery codes."""

    def get_totp_label(self, user: Account) -> str:
        """What the authenticator app shows."""
        return user.username

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys are bound to this host's name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "枫格 Fengge"}

    def encrypt(self, text: str) -> str:
        """Secrets rest sealed like personal fields."""
        return b64encode(seal(text.encode(), SECRETS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret in the clear."""
        return open_sealed(b64decode(encrypted_text), SECRETS).decode()


def _name(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username", "")).strip().lower()


def has_post_today(account: Account) -> bool:
    """Whether any appointment of the holder holds."""
    return Appointment.objects.current(on=today()).filter(person_id=account.person_id).exists()
