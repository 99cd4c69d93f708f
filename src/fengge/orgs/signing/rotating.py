"""Second factors' secrets lie sealed in allauth's table: they are closed anew with the others when keys rotate."""

from base64 import b64decode
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from fengge.core.crypto.keyring import keyring
from fengge.core.crypto.rotating import others
from fengge.core.crypto.sealing import header

SEALED = ("secret", "seed", "migrated_codes")


def reseal_secrets() -> int:
    """Closes every secret that another than the current key closed; gives how many rows were changed."""
    changed = 0
    for row in Authenticator.objects.select_for_update().iterator():
        renewed = {name: resealed(value) if name in SEALED else value for name, value in row.data.items()}
        if renewed != row.data:
            row.data = renewed
            row.save(update_fields=["data"])
            changed += 1
    return changed


def resealed(value: Any) -> Any:
    """A sealed text, or several, closed with the current key; what it closed already is left as it is."""
    if isinstance(value, list):
        return [resealed(each) for each in value]
    if b64decode(value).startswith(header(keyring().current)):
        return value
    adapter = get_adapter()
    return adapter.encrypt(adapter.decrypt(value))


others["sign-in secrets"] = reseal_secrets
