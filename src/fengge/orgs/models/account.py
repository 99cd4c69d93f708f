"""Accounts: how a member of staff signs in. Nobody is a superuser; what one may do comes from appointments alone."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.orgs.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; used by the verb and by tests."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Account:
        """A new account; without a password nobody can sign in to it."""
        account = self.model(username=username.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person's account. `must_change_password` holds until the person has chosen a password of their own."""

    username = models.CharField(
        _("用户名"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9._-]{2,39}$", _("用户名用小写字母、数字和 . _ -，3 至 40 位。"))],
    )
    person = models.OneToOneField(Person, models.PROTECT, related_name="account", verbose_name=_("工作人员"))
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("须修改密码"), default=False)
    language = models.CharField(_("语言"), max_length=10, choices=settings.LANGUAGES, default="zh-hans")
    default_appointment = models.ForeignKey(
        "orgs.Appointment", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["person"]
    objects: ClassVar[AccountManager] = AccountManager()
    audited = ("username", "is_active", "must_change_password", "language", "default_appointment_id")

    class Meta:
        verbose_name = _("账号")
        ordering = ("username",)

    def __str__(self) -> str:
        return self.username

    @property
    def name(self) -> str:
        """The person's name; password rules compare with it."""
        return self.person.name
