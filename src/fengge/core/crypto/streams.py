"""Files sealed piece by piece, so that none is ever whole in memory: the STREAM construction over SM4-GCM.

Layout: header of the key id | salt (16) | pieces of 64 KiB each with its tag. Each file has a key of its own, derived from
its salt; each piece's nonce is its number and whether it is the last, so pieces cannot be cut off, doubled or exchanged.
Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from fengge.core.crypto.keyring import keyring
from fengge.core.crypto.provider import KEY_BYTES, TAG_BYTES, Tampered, provider
from fengge.core.crypto.sealing import Unreadable, header, key_of

PIECE = 64 * 1024
SALT_BYTES = 16
LONGEST_HEADER = 2 + 16


def seal_stream(chunks: Iterable[bytes], bound_to: str) -> Iterator[bytes]:
    """The sealed bytes of what `chunks` gives, one piece in memory at a time."""
    ring, salt = keyring(), os.urandom(SALT_BYTES)
    key = file_key(ring.current_key, salt)
    yield header(ring.current) + salt
    for number, (piece, last) in enumerate(with_last(pieces(chunks))):
        yield provider().encrypt(key, nonce(number, last=last), piece, bound_to.encode())


def open_stream(source: BinaryIO, bound_to: str) -> Iterator[bytes]:
    """The plain pieces of a sealed file; raises Unreadable before giving any piece that was changed."""
    key_id, start = key_of(source.read(LONGEST_HEADER), bound_to)
    source.seek(start)
    master = keyring().keys.get(key_id)
    if master is None:
        raise Unreadable(f"{bound_to} was encrypted with the key {key_id!r}, which FENGGE_FIELD_KEYS does not hold")
    key = file_key(master, source.read(SALT_BYTES))
    first = source.read(PIECE + TAG_BYTES)
    sealed = chain([first], iter(lambda: source.read(PIECE + TAG_BYTES), b""))
    try:
        for number, (piece, last) in enumerate(with_last(sealed)):
            yield provider().decrypt(key, nonce(number, last=last), piece, bound_to.encode())
    except Tampered:
        raise Unreadable(f"{bound_to} does not open with its key {key_id!r}: changed or cut short") from None


def file_key(master: bytes, salt: bytes) -> bytes:
    return provider().keyed_digest(master, b"file\0" + salt)[:KEY_BYTES]


def nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of PIECE; at least one, so that an empty file is sealed too."""
    rest, given = b"", False
    for chunk in chunks:
        rest += chunk
        while len(rest) >= PIECE:
            yield rest[:PIECE]
            rest, given = rest[PIECE:], True
    if rest or not given:
        yield rest


def with_last(items: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each item, and whether it is the last."""
    each = iter(items)
    held = next(each, None)
    while held is not None:
        following = next(each, None)
        yield held, following is None
        held = following
