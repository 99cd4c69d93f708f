"""When keys rotate, second factors go on working."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from fengge.core.crypto.rotating import others
from fengge.orgs.models import Account, Person

OLD, NEW = "k1:" + "0123456789abcdef" * 2, "k2:" + "fedcba9876543210" * 2


@pytest.mark.django_db
def test_the_secrets_are_closed_with_the_new_key_once(settings):
    settings.FIELD_KEYS = [OLD]
    account = Account.objects.create_user("li", person=Person.objects.create(name="李"))
    Authenticator.objects.create(user=account, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DP")})
    codes = {"migrated_codes": [get_adapter().encrypt("a"), get_adapter().encrypt("b")], "used_mask": 0}
    Authenticator.objects.create(user=account, type="recovery_codes", data=codes)
    settings.FIELD_KEYS = [NEW, OLD]
    assert others["sign-in secrets"]() == 2
    assert others["sign-in secrets"]() == 0
    settings.FIELD_KEYS = [NEW]
    totp, recovery = Authenticator.objects.order_by("pk")
    assert get_adapter().decrypt(totp.data["secret"]) == "JBSWY3DP"
    assert get_adapter().decrypt(recovery.data["migrated_codes"][1]) == "b"
