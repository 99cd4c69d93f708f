"""国密 at rest: SM4-GCM for fields and files, HMAC-SM3 for exact look-up, key ids for rotation.

A model says `phone = EncryptedText()` and `phone_index = BlindIndex()`; the row then holds bytes that only the keyring
opens, bound to that column, and `filter(phone_index="138 1234 5678")` finds it. Keys: settings FIELD_KEYS, INDEX_KEY.
"""

from fengge.core.crypto.keyring import Keyring, WrongKeys, keyring, weak_keys
from fengge.core.crypto.provider import CryptoProvider, Tampered, provider
from fengge.core.crypto.sealing import Unreadable, blind, open_sealed, seal

__all__ = [
    "CryptoProvider",
    "Keyring",
    "Tampered",
    "Unreadable",
    "WrongKeys",
    "blind",
    "keyring",
    "open_sealed",
    "provider",
    "seal",
    "weak_keys",
]
