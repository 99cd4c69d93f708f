"""Accounts are made, closed and reset by the security administrator, never by oneself."""

import pytest

from fengge.core.verbs import NotAllowed, Refused
from fengge.orgs.accounts.verbs import create_account, deactivate, reactivate, reset_password
from fengge.orgs.models import Account
from fengge.orgs.testing import account_of, acting, appointed, the_county


@pytest.fixture
def security(db):
    the_county()
    return acting(appointed("周安全", "security_admin", "520329"))


@pytest.fixture
def li(security):
    return appointed("李四", "village_mediator", "520329102201").person


def test_a_new_account_has_a_password_that_must_be_changed(security, li):
    account, password = create_account(li, by=security, username="Li.Si")
    assert account.username == "li.si"
    assert (
        Account.objects.get().check_password(password)
        if Account.objects.count() == 1
        else account.check_password(password)
    )
    assert account.must_change_password


def test_a_person_has_one_account(security, li):
    create_account(li, by=security, username="lisi")
    with pytest.raises(Refused, match="已有账号"):
        create_account(li, by=security, username="lisi2")


@pytest.mark.parametrize("name", ["李四", "a", "-li", "li si", "x" * 41])
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(security, li, name):
    with pytest.raises(Refused) as told:
        create_account(li, by=security, username=name)
    assert told.value.field == "username"


def test_a_taken_user_name_is_said_to_be_taken(security, li):
    create_account(li, by=security, username="lisi")
    other = appointed("王五", "village_mediator", "520329102201").person
    with pytest.raises(Refused, match="已被使用"):
        create_account(other, by=security, username="LISI")


def test_the_system_administrator_makes_no_accounts(security, li):
    with pytest.raises(NotAllowed):
        create_account(li, by=acting(appointed("吴系统", "system_admin", "520329")), username="lisi")


def test_a_closed_account_can_be_opened_again(security, li):
    account = create_account(li, by=security, username="lisi").account
    deactivate(account, by=security, reason="离职")
    assert not Account.objects.get(pk=account.pk).is_active
    reactivate(account, by=security, reason="返聘")
    assert Account.objects.get(pk=account.pk).is_active


def test_a_reset_gives_a_new_first_password(security, li):
    account, old = create_account(li, by=security, username="lisi")
    new = reset_password(account, by=security).password
    fresh = Account.objects.get(pk=account.pk)
    assert fresh.check_password(new)
    assert not fresh.check_password(old)


def test_nobody_resets_or_closes_their_own_account(security):
    own = Account.objects.get(pk=security.account_id)
    for forbidden in (lambda: reset_password(own, by=security), lambda: deactivate(own, by=security, reason="")):
        with pytest.raises(Refused, match="自己的账号"):
            forbidden()


def test_two_people_of_one_name_are_two_accounts(security):
    first, second = (appointed(name, "grid_worker", "520329102201001") for name in ("陈一", "陈二"))
    assert account_of(first) != account_of(second)
