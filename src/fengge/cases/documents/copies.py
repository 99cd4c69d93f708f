"""The copy one party takes home: what would lead to a protected person is not in it.

The dossier itself hides nothing. In a copy, the phone, address and number of every *other* protected party are
blotted out, also where somebody typed them into a record, and so are the contacts of people who were asked.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.records import PartyLine

HIDDEN = "（依规定不公开）"
SHORTEST = 4  # a shorter text, such as a village's name of two characters, would blot out half the record


def copy_for(dossier: MediationDossier, reader: str) -> MediationDossier:
    """`dossier` as the party with key `reader` may have it; raises KeyError when there is no such party."""
    if reader not in {party.key for party in dossier.parties}:
        raise KeyError(reader)
    protected = [party for party in dossier.parties if party.protected and party.key != reader]
    asked = [each.asked for each in dossier.investigations]
    secrets = [text for person in (*protected, *asked) for text in _contacts(person)]
    mine = tuple(each for each in dossier.attachments if each.owner == reader or (not each.owner and not protected))
    copy: MediationDossier = _blotted(replace(dossier, attachments=mine), _pattern(secrets))
    return copy


def _contacts(person: Any) -> list[str]:
    texts = [person.phone, person.address, person.id_number if isinstance(person, PartyLine) else ""]
    return [text for text in texts if len(text) >= SHORTEST]


def _pattern(secrets: list[str]) -> re.Pattern[str] | None:
    """Matches each secret with or without the spaces and dashes people put into numbers."""
    bare = sorted({re.sub(r"[\s-]", "", each) for each in secrets}, key=len, reverse=True)
    return re.compile("|".join(r"[\s-]*".join(map(re.escape, each)) for each in bare)) if bare else None


def _blotted(value: Any, pattern: re.Pattern[str] | None) -> Any:
    if pattern is None:
        return value
    if type(value) is str:
        return pattern.sub(HIDDEN, value)
    if isinstance(value, tuple):
        return tuple(_blotted(each, pattern) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _blotted(getattr(value, each.name), pattern) for each in fields(value)})
    return value
