"""The words of a letter: the pack's, with the case's facts in their gaps; and nobody of the case may be named in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.letters.clocks import length_of
from fengge.cases.showing.places import Places
from fengge.cases.vocabulary import dispute_kinds, title_in
from fengge.core.access import Secrecy
from fengge.core.clock import local
from fengge.core.packs.letters import GAP
from fengge.core.verbs import Refused
from fengge.orgs.models.division import Level

if TYPE_CHECKING:
    from fengge.cases.models import Case, Letter, Party
    from fengge.core.packs.letters import LetterKind
    from fengge.orgs.models import Organisation

CHINESE = "zh-hans"
LONGEST_NAME, SHORTEST_NUMBER = 4, 5
WORDS = ("subject", "body", "measures")


def filled(
    kind: LetterKind, case: Case, issuer: Organisation, recipient: Organisation | None, follows: Letter | None
) -> dict[str, str]:
    """Subject, body and measures as the form begins with them. In Chinese: they go on paper."""
    with translation.override(CHINESE):
        known = _facts(kind, case, follows) | {"issuer": issuer.name, "recipient": recipient.name if recipient else ""}
        return {name: GAP.sub(lambda gap: known[gap[1]], getattr(kind, name)).strip() for name in WORDS}


def _facts(kind: LetterKind, case: Case, follows: Letter | None) -> dict[str, str]:
    reply, village = length_of(kind.reply), case.division[: Level.VILLAGE]
    return {
        "case_number": case.number,
        "title": title_words(case),
        "kind": str(title_in(dispute_kinds(), case.kind)),
        "place": Places([village]).words(village).replace(" ", ""),
        "reported_on": date_format(local(case.reported_at).date(), "Y年n月j日"),
        "reply": str(reply.words()).replace(" ", ""),
        "previous": follows.kind_title if follows else "",
        "previous_on": date_format(local(follows.issued_at).date(), "Y年n月j日")
        if follows and follows.issued_at
        else "",
    }


def title_words(case: Case) -> str:
    """What the case is called to those who do not see it: its title without names; if it is sealed, its kind alone."""
    if case.secrecy == Secrecy.SEALED:
        with translation.override(CHINESE):
            return str(title_in(dispute_kinds(), case.kind)) if case.kind else "有关事项"
    words = case.title
    for party in case.parties.all():
        if party.name in words and is_protected(party, case):
            words = words.replace(party.name, f"{party.name[0]}某")
    return words


def is_protected(party: Party, case: Case) -> bool:
    """Nobody of a sealed case may be named, and no person of any other: a firm may. Names of persons have two to four
    characters or a middle dot.
    """
    return case.secrecy != Secrecy.OPEN or party.reporter or len(party.name) <= LONGEST_NAME or "·" in party.name


def name_nobody_in(letter: Letter, **texts: str | None) -> None:
    """The same of a word beside the letter, which the other side reads too; by whoever still sees the case."""
    from fengge.cases.models import Case

    case = Case.objects.filter(pk=letter.case_id).first()
    if case is not None:
        name_nobody(case, **{name: text or "" for name, text in texts.items()})


def name_nobody(case: Case, **texts: str) -> None:
    """Refuse words in which somebody of the case can be recognised by name, telephone or identity number."""
    for party in case.parties.all():
        known = [party.name] if is_protected(party, case) else []
        known += [number for number in (party.phone, party.id_number) if len(number) >= SHORTEST_NUMBER]
        for name, text in texts.items():
            if any(word in text for word in known if word):
                raise Refused(
                    _("这里写了当事人的姓名、电话或证件号。函件不写当事人，请改为“申请人”“被申请人”等称呼。"),
                    field=name,
                )
