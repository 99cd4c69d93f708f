"""Drafting a letter, changing the draft, throwing it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.letters.filling import name_nobody, title_words
from fengge.cases.letters.kinds import ground, kinds, lacking, unit_of
from fengge.cases.models import Letter
from fengge.cases.models.accused import accuses, address_nobody_accused
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import NotAllowed, Refused, record, verb
from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from fengge.cases.letters.inputs import DraftGiven, LetterGiven, LetterReasonGiven
    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.core.packs.letters import LetterKind


@verb(May.DRAFT_LETTER, event="letter.drafted")
def draft(given: DraftGiven, *, by: Actor, case: Case) -> Letter:
    """A draft in the name of the actor's unit. Nobody outside the unit and those above it reads it before it is issued."""
    unit = unit_of(by)
    if unit is None:
        raise Refused(_("您的任职没有单位，不能以单位名义发函。"))
    stand_aside(case, by)
    kind = issued_by(given.kind, unit)
    letter = Letter(case=case, case_number=case.number, kind=given.kind, kind_title=kind.title, terms=kind.terms())
    letter.issuer, letter.division = unit, unit.division_id
    letter.secrecy = case.secrecy
    letter.drafted_by_id, letter.drafted_at = by.appointment_id or 0, now()
    letter.let_see(unit.pk)
    _write(letter, given, case)
    check_ground(letter, kind, case)
    _check_waiting(letter)
    letter.case_title = title_words(case)
    letter.save()
    record(case=case.number, kind=letter.kind, issuer=unit.name, recipient=letter.recipient.name)
    return letter


@verb(May.DRAFT_LETTER, event="letter.changed")
def change(letter: Letter, given: LetterGiven, *, by: Actor) -> Letter:
    """Other words, another recipient; only while it is a draft."""
    letter.require(Letter.State.DRAFTED)
    case = case_of(letter, by)
    _write(letter, given, case)
    check_ground(letter, issued_by(letter.kind, letter.issuer), case)
    _check_waiting(letter)
    return letter


@verb(May.DRAFT_LETTER, event="letter.discarded")
def discard(letter: Letter, given: LetterReasonGiven, *, by: Actor) -> Letter:
    """Throw a draft away. It never had a number, so none is lost."""
    letter.require(Letter.State.DRAFTED)
    letter.state, letter.settled_at, letter.ending = Letter.State.WITHDRAWN, now(), given.reason
    record(reason=given.reason)
    return letter


def _write(letter: Letter, given: LetterGiven, case: Case) -> None:
    words = {name: getattr(given, name) or "" for name in ("subject", "body", "measures", "copies")}
    name_nobody(case, **words)
    letter.recipient = Organisation.objects.get(pk=given.recipient)
    if letter.recipient_id == letter.issuer_id:
        raise Refused(_("不能给本单位发函。"), field="recipient")
    for name, text in words.items():
        setattr(letter, name, text)
    check_barred(letter, case)


def check_barred(letter: Letter, case: Case) -> None:
    """What accuses a unit is not passed on to it, nor copied to it (信访工作条例 art. 30)."""
    if accuses(case, letter.recipient):
        raise Refused(_("这件事项反映的就是这个单位，不能把函发给它。请发给它的上级。"), field="recipient")
    address_nobody_accused(case, letter.copies, "copies")


def issued_by(key: str, unit: Organisation) -> LetterKind:
    """The kind, if this unit issues it."""
    kind = kinds().kinds.get(key)
    if kind is None or unit.role not in kind.issuers:
        raise Refused(_("%(unit)s不能发这种函。") % {"unit": unit}, field="kind")
    return kind


def check_ground(letter: Letter, kind: LetterKind, case: Case) -> None:
    """A step of the ladder is taken only after the one before it failed with this recipient."""
    letter.follows = ground(case, kind, letter.recipient_id) if kind.after else None
    if kind.after and letter.follows is None:
        raise Refused(_("还不能发%(kind)s：") % {"kind": kind.title} + lacking(kind), field="recipient")


def _check_waiting(letter: Letter) -> None:
    """One letter of a kind about a case waits for one unit at a time."""
    twins = Letter.objects.filter(case_id=letter.case_id, kind=letter.kind, recipient_id=letter.recipient_id)
    if twins.filter(issuer_id=letter.issuer_id, settled_at=None).exclude(pk=letter.pk).exists():
        raise Refused(_("同一事项已有一份同样的函在等这个单位办理。"), field="recipient")


def case_of(letter: Letter, by: Actor) -> Case:
    """The letter's case, for those who see it and have no interest in it."""
    from fengge.cases.models import Case

    case: Case | None = Case.objects.filter(pk=letter.case_id).first()
    if case is None:
        raise NotAllowed(_("这件事项已不在您的范围内，不能再起草或签发它的函件。"))
    stand_aside(case, by)
    return case


def stand_aside(case: Case, by: Actor) -> None:
    """Who is recused from a case writes no letters about it."""
    if refusal := case.refuses(by, May.DRAFT_LETTER):
        raise NotAllowed(refusal)
