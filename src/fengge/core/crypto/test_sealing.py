"""A sealed value opens with its key, in its column, unchanged; otherwise not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.crypto import Unreadable, WrongKeys, blind, keyring, open_sealed, provider, seal, weak_keys
from fengge.core.crypto.provider import Tampered

OLD, NEW = "k1:" + "0123456789abcdef" * 2, "k2:" + "fedcba9876543210" * 2


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.FIELD_KEYS = [OLD]
    settings.INDEX_KEY = bytes(range(32)).hex()


def test_the_algorithms_are_those_of_the_standards():
    # GB/T 32905-2016, A.1, and RFC 8998, A.1.
    assert provider().digest(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    sealed = provider().encrypt(
        bytes.fromhex("0123456789abcdeffedcba9876543210"),
        bytes.fromhex("00001234567800000000abcd"),
        bytes.fromhex("".join(pair * 8 for pair in ("aa", "bb", "cc", "dd", "ee", "ff", "ee", "aa"))),
        bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
    )
    assert sealed.hex().startswith("17f399f08c67d5ee19d0dc9969c4bb7d")
    assert sealed.hex().endswith("83de3541e4c2b58177e065a9bf7b62ec")


@given(st.binary())
def test_what_was_sealed_opens_again(plain):
    assert open_sealed(seal(plain, "people.Resident.name"), "people.Resident.name") == plain


def test_the_same_value_never_looks_the_same():
    assert seal(b"a", "x") != seal(b"a", "x")


def test_a_value_moved_to_another_column_does_not_open():
    sealed = seal(b"13812345678", "people.Resident.phone")
    with pytest.raises(Unreadable, match=r"people\.Resident\.note does not open"):
        open_sealed(sealed, "people.Resident.note")


def test_no_byte_of_it_can_be_changed():
    sealed = seal("𬱖㛃".encode(), "x")
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(Unreadable):
            open_sealed(changed, "x")
        with pytest.raises(Unreadable):
            open_sealed(sealed[:place], "x")


def test_an_older_key_still_opens_and_the_first_one_closes(settings):
    old = seal(b"before", "x")
    settings.FIELD_KEYS = [NEW, OLD]
    assert open_sealed(old, "x") == b"before"
    assert b"k2" in seal(b"after", "x")


def test_a_key_taken_away_is_named(settings):
    old = seal(b"before", "x")
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(Unreadable, match="key 'k1', which FENGGE_FIELD_KEYS does not hold"):
        open_sealed(old, "x")


def test_another_key_under_the_same_name_does_not_open(settings):
    old = seal(b"before", "x")
    settings.FIELD_KEYS = ["k1:" + "f0" * 16]
    with pytest.raises(Unreadable, match="does not open with its key"):
        open_sealed(old, "x")


def test_keys_may_stand_in_a_file(settings, tmp_path):
    file = tmp_path / "keys"
    file.write_text(f"# new first\n{NEW}\n{OLD}\n")
    settings.FIELD_KEYS = [f"@{file}"]
    assert list(keyring().keys) == ["k2", "k1"]
    assert keyring().current == "k2"


@pytest.mark.parametrize("entries", [[], ["k1"], ["k1:00"], ["钥:" + "0" * 32], ["@/nowhere/keys"]])
def test_unusable_keys_are_told_without_repeating_them(settings, entries):
    settings.FIELD_KEYS = entries
    with pytest.raises(WrongKeys) as told:
        keyring()
    assert "k1:" not in str(told.value)


def test_an_index_key_has_its_length(settings):
    settings.INDEX_KEY = "5a"
    with pytest.raises(WrongKeys, match="64 hex digits"):
        keyring()


def test_keys_never_show_in_a_log():
    assert repr(keyring()) == "Keyring(k1)"


def test_the_demo_keys_are_weak(settings):
    assert weak_keys() == []
    settings.FIELD_KEYS = [settings.DEMO_FIELD_KEYS]
    settings.INDEX_KEY = settings.DEMO_INDEX_KEY
    assert "everybody knows" in " ".join(weak_keys())
    settings.FIELD_KEYS = ["k:" + "0" * 32]
    assert "written by hand" in " ".join(weak_keys())


def test_what_is_written_differently_and_means_the_same_is_found_alike():
    assert blind("138-1234 5678", "phone") == blind("１３８１２３４５６７８", "phone")
    assert blind("52032918991230019x", "id_number") == blind("52032918991230019X", "id_number")
    assert blind("买买提·吐尔逊", "name") == blind("买买提吐尔逊", "name")
    assert blind("\U0002cc56", "name") != blind("\u36c3", "name")
    assert blind("13812345678", "phone") != blind("13812345678", "id_number")
    assert len(blind("13812345678", "phone")) == 16


def test_an_index_needs_its_key(settings):
    before = blind("13812345678", "phone")
    settings.INDEX_KEY = "a5" * 31 + "6b"
    assert blind("13812345678", "phone") != before


def test_a_tag_cut_away_is_tampering():
    with pytest.raises(Tampered):
        provider().decrypt(b"k" * 16, b"n" * 12, b"short", b"")
