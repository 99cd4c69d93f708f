"""Everything the paper of one people's mediation needs, as frozen values. No database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime

from fengge.cases.documents.records import (
    AgreementRecord,
    Attachment,
    Closing,
    InvestigationRecord,
    Outcome,
    PartyLine,
    ReturnVisit,
    SessionRecord,
    Volume,
)


@dataclass(frozen=True)
class MediationDossier:
    committee: str
    title: str
    kind: str
    source: str
    parties: tuple[PartyLine, ...]
    mediators: tuple[str, ...]
    volume: Volume
    brief: str = ""
    requests: tuple[str, ...] = ()
    applied_on: date | None = None
    accepted_on: date | None = None
    registrar: str = ""
    told_by: str = ""
    investigations: tuple[InvestigationRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    agreement: AgreementRecord | None = None
    visits: tuple[ReturnVisit, ...] = ()
    closing: Closing | None = None
    asks_for_confirmation: bool = False
    attachments: tuple[Attachment, ...] = ()
    code: str = ""
    verify_url: str = ""
    printed_at: datetime | None = None

    @property
    def started_on(self) -> date | None:
        return self.applied_on or self.accepted_on

    @property
    def ended_on(self) -> date | None:
        return self.closing.closed_on if self.closing else None

    @property
    def applicants(self) -> tuple[PartyLine, ...]:
        return tuple(party for party in self.parties if party.role == "申请人") or self.parties

    @property
    def facts(self) -> str:
        return self.agreement.facts if self.agreement else self.brief

    @property
    def copies(self) -> int:
        """One for each party and one for the committee (art. 30)."""
        return len(self.parties) + 1

    @property
    def is_oral(self) -> bool:
        if self.agreement:
            return self.agreement.is_oral
        return bool(self.closing and self.closing.outcome is Outcome.ORAL)

    @property
    def names(self) -> str:
        return "、".join(party.name for party in self.parties)
