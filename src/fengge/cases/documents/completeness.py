"""What a dossier still lacks. Closing is refused with this list; filing adds what the binding needs.

Bare article numbers are those of the 人民调解法; the must-have items are the M lines of the dossier's index.
"""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.records import AgreementRecord, Outcome, Slot


def missing(dossier: MediationDossier) -> list[str]:
    """What must be there before the case may be closed, as sentences for the person closing it."""
    return [message for check in CLOSING for message in check(dossier)]


def missing_to_file(dossier: MediationDossier) -> list[str]:
    """What must be there before the closed case may be bound and handed to the archive."""
    return missing(dossier) + list(_binding(dossier))


def _start(dossier: MediationDossier) -> Iterator[str]:
    if dossier.started_on is None:
        yield _("缺少申请书或者受理登记表")
    if not dossier.mediators:
        yield _("没有确定人民调解员")


def _parties(dossier: MediationDossier) -> Iterator[str]:
    shown = {each.owner for each in dossier.attachments if each.slot is Slot.IDENTITY}
    for party in dossier.parties:
        if party.told_rights_on is None and not _is_routed(dossier):
            yield _("尚未向%(name)s告知权利义务") % {"name": party.name}
        if not (party.key in shown or party.id_number or _is_routed(dossier)):
            yield _("缺少%(name)s的身份证明") % {"name": party.name}


def _is_routed(dossier: MediationDossier) -> bool:
    """What is no matter for mediation never asked anybody for papers."""
    return bool(dossier.closing and dossier.closing.outcome is Outcome.ROUTED)


def _sessions(dossier: MediationDossier) -> Iterator[str]:
    never_met = {Outcome.REFUSED, Outcome.WITHDRAWN, Outcome.ROUTED}
    if not dossier.sessions and not (dossier.closing and dossier.closing.outcome in never_met):
        yield _("缺少调解记录")


def _agreement(dossier: MediationDossier) -> Iterator[str]:
    expected = dossier.closing.outcome.is_agreement if dossier.closing else dossier.agreement is not None
    if not expected:
        return
    if dossier.agreement is None:
        yield _("缺少口头协议登记表") if dossier.is_oral else _("缺少人民调解协议书")
        return
    yield from _terms(dossier.agreement)
    if dossier.is_oral and _must_be_written(dossier.agreement):
        yield _("当事人要求书面、未即时履行或者重大复杂的，应当制作书面调解协议书")


def _terms(agreement: AgreementRecord) -> Iterator[str]:
    """Art. 29: facts, what is agreed, and manner and time of performance."""
    if not agreement.facts.strip():
        yield _("协议没有写明纠纷的主要事实")
    if not agreement.obligations:
        yield _("协议没有写明履行内容")
    for number, obligation in enumerate(agreement.obligations, start=1):
        if obligation.due_on is None and obligation.performed_on is None:
            yield _("协议第%(number)s项没有写明履行时限") % {"number": number}


def _must_be_written(agreement: AgreementRecord) -> bool:
    later = any(each.performed_on is None or each.performed_on > agreement.signed_on for each in agreement.obligations)
    return agreement.asked_in_writing or agreement.is_complex or later


def _binding(dossier: MediationDossier) -> Iterator[str]:
    if dossier.closing is None:
        yield _("缺少结案报告")
    if not dossier.volume.filed_by or dossier.volume.filed_on is None:
        yield _("卷宗封面缺少立卷人或者立卷日期")
    if not dossier.volume.retention:
        yield _("卷宗封面缺少保管期限")


CLOSING: tuple[Callable[[MediationDossier], Iterator[str]], ...] = (_start, _parties, _sessions, _agreement)
