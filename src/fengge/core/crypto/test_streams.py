"""A file sealed in pieces opens whole and unchanged, or not at all."""

import io

import pytest

from fengge.core.crypto import Unreadable
from fengge.core.crypto.streams import PIECE, open_stream, seal_stream

SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7]


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.FIELD_KEYS = ["k1:" + "0123456789abcdef" * 2]


def sealed(plain, bound_to="d"):
    return b"".join(seal_stream((plain[i : i + 1000] for i in range(0, len(plain), 1000)), bound_to))


def opened(data, bound_to="d"):
    return b"".join(open_stream(io.BytesIO(data), bound_to))


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_length_comes_back(size):
    plain = bytes(n % 251 for n in range(size))
    assert opened(sealed(plain)) == plain


def test_a_file_under_another_name_does_not_open():
    with pytest.raises(Unreadable):
        opened(sealed(b"abc"), "other")


@pytest.mark.parametrize("harm", ["cut", "swap", "flip", "double", "salt", "empty", "bare"])
def test_no_piece_can_be_cut_off_exchanged_or_changed(harm):
    whole = sealed(bytes(3 * PIECE))
    start, step = len(whole) - 3 * (PIECE + 16), PIECE + 16
    head, parts = whole[:start], [whole[start + n * step : start + (n + 1) * step] for n in range(3)]
    broken = {
        "cut": head + parts[0] + parts[1],
        "swap": head + parts[1] + parts[0] + parts[2],
        "flip": whole[:-1] + bytes([whole[-1] ^ 1]),
        "double": whole + parts[2],
        "salt": head[:-1] + bytes([head[-1] ^ 1]) + b"".join(parts),
        "empty": b"",
        "bare": head,
    }[harm]
    with pytest.raises(Unreadable):
        opened(broken)


def test_a_missing_key_is_named(settings):
    data = sealed(b"abc")
    settings.FIELD_KEYS = ["k2:" + "fedcba9876543210" * 2]
    with pytest.raises(Unreadable, match="'k1'"):
        opened(data)
