"""What is asked of a source of 国密: software here, a certified module on a site that needs one (GB/T 39786)."""

from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings
from django.utils.module_loading import import_string

NONCE_BYTES, TAG_BYTES, KEY_BYTES = 12, 16, 16


class Tampered(Exception):  # noqa: N818 - says what happened
    """The bytes are not those that were encrypted here with this key for this place."""


class CryptoProvider(Protocol):
    """Keys are given as handles of 16 bytes; a module that keeps its keys inside takes them as key names."""

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, bound_to: bytes) -> bytes:
        """SM4-GCM (GB/T 32907, RFC 8998): the ciphertext with its 16-byte tag."""
        ...

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
        """The plain bytes; raises Tampered."""
        ...

    def keyed_digest(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SM3, 32 bytes."""
        ...

    def digest(self, message: bytes) -> bytes:
        """SM3 (GB/T 32905), 32 bytes."""
        ...


class SoftwareProvider:
    """OpenSSL's SM4 and SM3 through `cryptography`."""

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, bound_to: bytes) -> bytes:
        worker = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        worker.authenticate_additional_data(bound_to)
        return worker.update(plain) + worker.finalize() + worker.tag

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
        if len(sealed) < TAG_BYTES:
            raise Tampered("cut short")
        worker = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        worker.authenticate_additional_data(bound_to)
        try:
            return worker.update(sealed[:-TAG_BYTES]) + worker.finalize()
        except InvalidTag:
            raise Tampered("the tag does not fit") from None

    def keyed_digest(self, key: bytes, message: bytes) -> bytes:
        worker = hmac.HMAC(key, hashes.SM3())
        worker.update(message)
        return worker.finalize()

    def digest(self, message: bytes) -> bytes:
        worker = hashes.Hash(hashes.SM3())
        worker.update(message)
        return worker.finalize()


SOFTWARE = "fengge.core.crypto.provider.SoftwareProvider"


def provider() -> CryptoProvider:
    """The provider that the setting CRYPTO_PROVIDER names."""
    return _provider(getattr(settings, "CRYPTO_PROVIDER", SOFTWARE))


@lru_cache
def _provider(path: str) -> CryptoProvider:
    made: CryptoProvider = import_string(path)()
    return made
