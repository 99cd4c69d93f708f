"""Accounts: the list, one account, and what the security administrator may do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.inputs import Flag, Input, Line, Text, bind, field
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.accounts.verbs import FirstPassword, create_account, deactivate, reactivate, reset_password
from fengge.orgs.directory.frame import show
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Account, Person
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Panel, Table

if TYPE_CHECKING:
    from django.http import HttpResponse


class NewAccount(Input):
    """The name to sign in with."""

    username: Line = field(
        gettext_lazy("用户名"), max=40, help=gettext_lazy("小写字母、数字和 . _ -，3 至 40 位，例如姓名的拼音")
    )


class Why(Input):
    """Why an account is closed or opened."""

    reason: Text = field(gettext_lazy("原因"), max=400, lines=2)


class Reset(Input):
    """Whether the second factor goes too."""

    forget_second_factor: Flag = field(gettext_lazy("手机丢失，同时取消两步验证"), default=False)


@page("orgs/accounts/", allow=Orgs.ACCOUNTS, surface="desk")
def accounts(request: Request) -> HttpResponse:
    """Every account by user name."""
    rows = Account.objects.select_related("person")
    name = request.GET.get("name", "").strip().replace("\0", "")[:40]
    if name:
        rows = rows.filter(person__name__startswith=name)
    paged = Keyset(request, rows, "username")
    return show(
        request,
        "orgs/directory/list.html",
        "orgs.accounts",
        title=_("账号"),
        table=_table(paged),
        search_label=_("姓名"),
        searched=name,
    )


def _table(paged: Keyset[Account]) -> Table:
    columns = [
        Column("username", _("用户名")),
        Column("person", _("姓名"), lambda row: row.person.name),
        Column("state", _("状态"), _state),
        Column("last_login", _("上次登录"), kind="moment"),
    ]
    return Table(
        "orgs-accounts",
        _("账号"),
        columns,
        paged.rows,
        row_url=lambda row: reverse("orgs.account", args=[row.pk]),
        more_url=paged.more_url,
    )


def _state(account: Account) -> str:
    if not account.is_active:
        return _("已停用")
    return _("等本人改初始密码") if account.must_change_password else _("使用中")


@page("orgs/accounts/<int:pk>/", allow=Orgs.ACCOUNTS, surface="desk")
def account(request: Request, pk: int) -> HttpResponse:
    """One account: its state and what can be done. A POST says which by the name of its button."""
    found = get_object_or_404(Account.objects.select_related("person"), pk=pk)
    doing = request.POST.get("doing", "")
    why = bind(Why, request.POST if doing in {"close", "open"} else None)
    reset = bind(Reset, request.POST if doing == "reset" else None)
    try:
        if doing == "reset" and reset.ok:
            return _shown_once(request, reset_password(found, by=request.actor, **reset.value.model_dump()))
        if why.ok:
            change = deactivate if doing == "close" else reactivate
            change(found, by=request.actor, reason=why.value.reason)
            messages.success(request, _("已停用，正在使用的会话随即退出。") if doing == "close" else _("已重新启用。"))
            return redirect("orgs.account", pk=pk)
    except Refused as refusal:
        (reset if doing == "reset" else why).refuse(str(refusal.message), refusal.field)
    pairs = [(_("姓名"), found.person.name), (_("状态"), _state(found)), (_("上次登录"), found.last_login)]
    facts = Panel(_("账号"), pairs, icon="key")
    return show(request, "orgs/accounts/account.html", "orgs.accounts", found=found, facts=facts, why=why, reset=reset)


@page("orgs/people/<int:pk>/account/", allow=Orgs.ACCOUNTS, surface="desk")
def new_account(request: Request, pk: int) -> HttpResponse:
    """Open an account for somebody."""
    person = get_object_or_404(Person, pk=pk)
    bound = bind(NewAccount, request.POST or None)
    if bound.ok:
        try:
            return _shown_once(request, create_account(person, by=request.actor, username=bound.value.username))
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    title = _("给%s开立账号") % person.name
    return show(request, "orgs/appointing/form.html", "orgs.accounts", bound=bound, title=title, submit=_("开立账号"))


def _shown_once(request: Request, first: FirstPassword) -> HttpResponse:
    """The first password, on this page and never again."""
    answer = show(request, "orgs/accounts/first_password.html", "orgs.accounts", first=first)
    answer["Cache-Control"] = "no-store"
    return answer
