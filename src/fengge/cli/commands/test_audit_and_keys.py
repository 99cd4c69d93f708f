"""What the commands about the chain and the keys tell."""

from fengge.cli.commands.audit import told
from fengge.cli.commands.keys import make
from fengge.core.crypto import keyring, weak_keys

FOUND = {"seals": 2, "events": 5, "waiting": 1, "last": "ab", "broken": "", "ok": True}


def test_a_whole_chain_gives_a_digest_to_note_elsewhere():
    assert told(FOUND).endswith("last digest ab")


def test_a_broken_chain_gives_what_is_broken():
    assert told({**FOUND, "ok": False, "broken": "event 7 was changed"}) == "!!  event 7 was changed"


def test_the_keys_made_are_keys_to_use(capsys, settings):
    make()
    made = dict(line.split("=") for line in capsys.readouterr().out.splitlines())
    settings.FIELD_KEYS = [made["FENGGE_FIELD_KEYS"]]
    settings.INDEX_KEY = made["FENGGE_INDEX_KEY"]
    assert keyring().current == made["FENGGE_FIELD_KEYS"].split(":")[0]
    assert weak_keys() == []
