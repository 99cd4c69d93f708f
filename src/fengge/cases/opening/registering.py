"""Registering: the clerk puts the matter into the book, with its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import Party, Role, bigrams
from fengge.cases.opening.inputs import PartyGiven, Register
from fengge.cases.permissions import May
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


def _start(case: Case) -> dict[str, Any]:
    """What is known already is never asked again."""
    return {
        "title": case.title,
        "kind": case.kind,
        "source": case.source,
        "place_words": case.place_words,
        "parties": _both_sides(list(case.parties.all())),
    }


def _both_sides(known: list[Party]) -> list[Any]:
    """Who is known, and a line for each side that nobody stands on yet."""
    there = {party.role for party in known}
    return [*known, *({"role": side} for side in (Role.APPLICANT, Role.RESPONDENT) if side not in there)]


@doing("register", Register, start=_start)
@verb(May.OPEN, event="case.registered")
def register(case: Case, given: Register, *, by: Actor) -> Case:
    """Enter title, kind, source and parties."""
    move(case, "register", by=by)
    case.title, case.kind, case.source = given.title, given.kind, given.source
    case.place_words = given.place_words or case.place_words
    if given.facts:
        case.facts = f"{case.facts}\n{given.facts}" if given.facts not in case.facts else case.facts
    case.words = bigrams(case.title, case.facts, case.place_words)
    enter_parties(case, given.parties)
    record(kind=case.kind, source=case.source, parties=len(given.parties))
    return case


def enter_parties(case: Case, given: list[PartyGiven]) -> None:
    """Make the parties of the case those given, in their order; rows already there are kept and changed.

    Whoever reported, and agreed to be told, is known by number or name, not by the line they stand on: their own page never
    shows somebody else, and a different number has not agreed.
    """
    known = list(case.parties.all())
    followed = next(((one.name, one.phone, one.agreed_to_notices) for one in known if one.reporter), None)
    reporter = _line_of(followed, given)
    for order, one in enumerate(given, 1):
        party = known[order - 1] if order <= len(known) else Party(case=case)
        party.order, party.reporter = order, one is reporter
        for name, value in one.model_dump().items():
            setattr(party, name, value if value is not None or name == "birth_year" else "")
        party.agreed_to_notices = bool(followed and party.reporter and followed[2] and party.phone == followed[1])
        party.save()
    for extra in known[len(given) :]:
        extra.delete()


def _line_of(followed: tuple[str, str, bool] | None, given: list[PartyGiven]) -> PartyGiven | None:
    """Where whoever reported stands among those given now; None where they are no party."""
    name, phone, _agreed = followed or ("", "", False)
    by_phone = (one for one in given if phone and one.phone == phone)
    by_name = (one for one in given if name and one.name == name)
    return next(by_phone, None) or next(by_name, None)
