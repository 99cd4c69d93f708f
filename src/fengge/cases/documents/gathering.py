"""A case becomes a dossier: what the record says, gathered once, in Chinese whatever the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from fengge.cases.documents import enclosing, telling
from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.records import Volume
from fengge.cases.documents.volume import Filing
from fengge.cases.models import Confirmation
from fengge.cases.vocabulary import dispute_kinds, sources, title_in
from fengge.core.clock import local, now
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.packs import pack
from fengge.orgs.models import Appointment, Division, Organisation
from fengge.orgs.models.organisation import organisation_key

if TYPE_CHECKING:
    from datetime import date, datetime

    from fengge.cases.models import Case

PAPERS = "zh-hans"
TRACKING = "/track/{code}/"  # the portal's page, where whoever scans the code sees how the case stands


def dossier_of(case: Case, *, printed_at: datetime | None = None, contents: bool = True) -> MediationDossier:
    """Everything the papers of `case` need, read through the reader's scope.

    `contents=False` leaves the files closed: enough to list what there is and what is missing.
    """
    with translation.override(PAPERS):
        return _gathered(case, printed_at or now(), contents=contents)


def _gathered(case: Case, printed_at: datetime, *, contents: bool) -> MediationDossier:
    told = _Told(case)
    agreement = case.agreements.order_by("-id").first()
    return MediationDossier(
        committee=_committee(case),
        title=case.title,
        kind=str(title_in(dispute_kinds(), case.kind)),
        source=str(title_in(sources(), case.source)),
        parties=telling.parties(case),
        mediators=telling.mediators(case),
        volume=_volume(case, told),
        brief=case.facts,
        applied_on=local(case.reported_at).date() if case.source == "applied" else None,
        accepted_on=told.day("case.accepted"),
        registrar=told.name("case.registered"),
        told_by=told.name("party.consented"),
        investigations=telling.investigations(case),
        sessions=telling.sessions(case),
        agreement=telling.agreement(case, agreement) if agreement else None,
        visits=telling.visits(case),
        closing=telling.closing(case, agreement),
        asks_for_confirmation=Confirmation.objects.filter(case=case, obstacles=[]).exists(),
        attachments=enclosing.attachments(case, contents=contents),
        code=case.public_code,
        verify_url=settings.BASE_URL + TRACKING.format(code=case.public_code),
        printed_at=local(printed_at),
    )


class _Told:
    """When each kind of thing last happened to the case, and whose word it was."""

    def __init__(self, case: Case) -> None:
        rows = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk).order_by("id")
        self._last = {kind: (at, by) for kind, at, by in rows.values_list("type", "at", "appointment_id")}
        people = Appointment.objects.filter(pk__in={by for _, by in self._last.values() if by})
        self._names: dict[int | None, str] = dict(people.values_list("pk", "person__name"))

    def day(self, kind: str) -> date | None:
        return local(self._last[kind][0]).date() if kind in self._last else None

    def name(self, kind: str) -> str:
        return self._names.get(self._last[kind][1], "") if kind in self._last else ""


def _committee(case: Case) -> str:
    """The mediation committee of the place where the case is handled: its village, town or county."""
    place = case.division[: max(size for size in (6, 9, 12) if size <= len(case.division))]
    key = organisation_key(place, "mediation_committee")
    return Organisation.objects.filter(key=key).values_list("name", flat=True).first() or ""


def _volume(case: Case, told: _Told) -> Volume:
    ended = case.closures.order_by("-id").first()
    return Volume(
        number=_number(case, ended.dossier_number if ended else ""),
        retention=pack().part(Filing).retention,
        filed_by=told.name("case.archived"),
        filed_on=told.day("case.archived"),
    )


def _number(case: Case, shelved: str) -> str:
    """The number on the shelf, else the county's pattern over the case's own year and serial."""
    if shelved and shelved != case.number:
        return shelved
    place = Division.objects.filter(code=case.division[:12]).values_list("name", flat=True).first() or ""
    return pack().part(Filing).numbered(case.number, place)
