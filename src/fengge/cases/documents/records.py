"""What papers list: parties, records, obligations, visits, attachments, as frozen values. No database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from fengge.cases.documents.words import day, yuan


class Outcome(StrEnum):
    WRITTEN = "达成书面调解协议"
    ORAL = "达成口头调解协议"
    FAILED = "调解不成，终止调解"
    REFUSED = "一方当事人明确拒绝调解，终止调解"
    WITHDRAWN = "当事人撤回申请"
    RECONCILED = "当事人自行和解"
    ANSWERED = "已答复当事人"
    ROUTED = "不属于人民调解范围，已告知并引导至法定途径"

    @property
    def is_agreement(self) -> bool:
        return self in {Outcome.WRITTEN, Outcome.ORAL}


@dataclass(frozen=True)
class PartyLine:
    """One party as the forms list them. `protected` hides where they live and how to reach them from the others."""

    key: str
    name: str
    role: str = "当事人"
    sex: str = ""
    ethnicity: str = ""
    age: int | None = None
    occupation: str = ""
    phone: str = ""
    address: str = ""
    id_number: str = ""
    agent: str = ""
    protected: bool = False
    told_rights_on: date | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who is no party but speaks in a record: a neighbour, a witness."""

    name: str
    sex: str = ""
    age: int | None = None
    address: str = ""
    phone: str = ""
    relation: str = ""


@dataclass(frozen=True)
class InvestigationRecord:
    """`started_at` is a day where no more is known."""

    started_at: date
    place: str
    asked: Person
    text: str
    investigators: tuple[str, ...]
    recorder: str
    ended_at: datetime | None = None
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class SessionRecord:
    """`started_at` is a day where no more is known."""

    started_at: date
    place: str
    text: str
    result: str
    mediators: tuple[str, ...]
    recorder: str
    ended_at: datetime | None = None
    present: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class ObligationLine:
    """Who does what for whom until when: art. 29 asks content, manner and time of performance."""

    by: str
    what: str
    to: str = ""
    amount: Decimal | None = None
    due_on: date | None = None
    manner: str = ""
    performed_on: date | None = None

    @property
    def sentence(self) -> str:
        limit = f"于{day(self.due_on)}前" if self.due_on else ""
        toward = f"向{self.to}" if self.to else ""
        money = f"人民币{yuan(self.amount)}" if self.amount is not None else ""
        manner = f"，履行方式：{self.manner}" if self.manner else ""
        return f"{self.by}{limit}{toward}{self.what}{money}{manner}。"


@dataclass(frozen=True)
class AgreementRecord:
    """`number` is the agreement's own; `is_complex` and `asked_in_writing` decide whether an oral one suffices."""

    number: str
    signed_on: date
    facts: str
    obligations: tuple[ObligationLine, ...]
    issues: str = ""
    terms: str = ""
    recorder: str = ""
    mediators: tuple[str, ...] = ()
    is_oral: bool = False
    is_complex: bool = False
    asked_in_writing: bool = False
    remark: str = ""


@dataclass(frozen=True)
class ReturnVisit:
    on: date
    visited: tuple[str, ...]
    visitor: str
    reason: str = "了解调解协议履行情况"
    performance: str = ""
    satisfaction: str = ""
    lawsuit: str = ""
    escalation: str = ""
    opinion: str = ""


@dataclass(frozen=True)
class Closing:
    closed_on: date
    outcome: Outcome
    result: str
    handler: str
    reviewer: str = ""
    review: str = ""


class Slot(StrEnum):
    """Where an attachment belongs in the dossier: a key of the procedure's index, or the signed copy of a document."""

    IDENTITY = "identity_proof"
    AUTHORITY = "authorization"
    EVIDENCE = "evidence"
    PERFORMANCE = "performance_proof"
    CONFIRMATION = "confirmation_papers"
    SIGNED = "signed"


@dataclass(frozen=True)
class Attachment:
    """A file in the dossier. `owner` is the key of the party it is about, `document` what it is the signed copy of."""

    slot: Slot
    title: str
    name: str
    content: bytes
    owner: str = ""
    document: str = ""


@dataclass(frozen=True)
class Volume:
    """The binding: 卷号, 保管期限, 立卷人, 立卷日期, 检查人, 情况说明."""

    number: str
    retention: str = ""
    filed_by: str = ""
    filed_on: date | None = None
    checked_by: str = ""
    note: str = ""
