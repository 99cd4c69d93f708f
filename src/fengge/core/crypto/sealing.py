"""One value sealed: which key closed it, a fresh nonce, SM4-GCM over the value bound to its column.

Layout: version 1 | length of key id | key id | nonce (12) | ciphertext and tag (16). NIST SP 800-38D allows 2^32 random
nonces for a key; the whole county's fields stay far below, and rotation begins anew.
"""

import os
import unicodedata

from fengge.core.crypto.keyring import keyring
from fengge.core.crypto.provider import NONCE_BYTES, Tampered, provider

VERSION = 1
INDEX_BYTES = 16
_NO_MATTER = str.maketrans("", "", " -·.()\u3000") | {0xFF01 + i: 0x21 + i for i in range(94)}


class Unreadable(Exception):  # noqa: N818 - says what happened
    """A sealed value cannot be opened; the message says where and what to do."""


def header(key_id: str) -> bytes:
    """How every value closed with this key begins."""
    return bytes([VERSION, len(key_id)]) + key_id.encode()


def seal(plain: bytes, bound_to: str) -> bytes:
    """Closes `plain` with the current key; `bound_to` names the only place where it opens again."""
    ring, nonce = keyring(), os.urandom(NONCE_BYTES)
    sealed = provider().encrypt(ring.current_key, nonce, plain, bound_to.encode())
    return header(ring.current) + nonce + sealed


def open_sealed(sealed: bytes, bound_to: str) -> bytes:
    """The plain bytes; raises Unreadable when the key is missing or anything was changed."""
    key_id, start = key_of(sealed, bound_to)
    key = keyring().keys.get(key_id)
    if key is None:
        raise Unreadable(f"{bound_to} was encrypted with the key {key_id!r}, which FENGGE_FIELD_KEYS does not hold")
    nonce, rest = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
    try:
        return provider().decrypt(key, nonce, rest, bound_to.encode())
    except (Tampered, ValueError):
        raise Unreadable(
            f"{bound_to} does not open with its key {key_id!r}: changed, or moved from elsewhere"
        ) from None


def key_of(sealed: bytes, bound_to: str) -> tuple[str, int]:
    """The id of the key that closed the value, and where its nonce begins."""
    if len(sealed) < 2 or sealed[0] != VERSION:  # noqa: PLR2004 - version and length
        raise Unreadable(f"{bound_to} does not hold a sealed value")
    start = 2 + sealed[1]
    return sealed[2:start].decode("ascii", "replace"), start


def blind(value: str, kind: str) -> bytes:
    """The blind index of a value: equal for equal values of a kind however they were typed, and telling nothing else."""
    return provider().keyed_digest(keyring().index_key, f"{kind}\0{normal(value)}".encode())[:INDEX_BYTES]


def normal(value: str) -> str:
    """138-1234 5678 as 13812345678, 买买提·吐尔逊 as 买买提吐尔逊, x as X: what people write differently and mean the same."""
    return unicodedata.normalize("NFC", value).translate(_NO_MATTER).upper()
