"""The nouns of casework."""

from fengge.cases.models.accused import Accused
from fengge.cases.models.agenda import AgendaItem, LeftOut
from fengge.cases.models.case import Case, bigrams
from fengge.cases.models.closing import Attachment, Closure, Extension, Outcome, Rating, Step
from fengge.cases.models.confirmation import Confirmation
from fengge.cases.models.decision import Decision
from fengge.cases.models.escalation import Alarm, CaseUrging, Supervision
from fengge.cases.models.handling import Holding, Referral, Transfer, Triage
from fengge.cases.models.hotline import HotlineImport, HotlineOrder
from fengge.cases.models.joining import Help, LeadDispute, NotSame
from fengge.cases.models.letter import Letter, LetterSeries
from fengge.cases.models.mediation import Agreement, Investigation, Obligation, Performance, ReturnVisit, Session
from fengge.cases.models.meeting import Attendance, Meeting
from fengge.cases.models.opinion import PetitionOpinion
from fengge.cases.models.party import SIDES, Consent, Party, Role
from fengge.cases.models.petition import (
    Demand,
    Petition,
    PetitionAssessment,
    PetitionMeasure,
    PetitionPlan,
    Representative,
    Sponsor,
    TeamMember,
)
from fengge.cases.models.published import PublishedProcedure, WithdrawnVersion
from fengge.cases.models.recusal import Recusal
from fengge.cases.models.reply import LetterReply, ReplyFile, Urging
from fengge.cases.models.risk import PoliceReport, Risk, SafetyMeasure, SafetyPlan
from fengge.cases.models.rules import RuleTable
from fengge.cases.models.tally import Tally

__all__ = [
    "SIDES",
    "Accused",
    "AgendaItem",
    "Agreement",
    "Alarm",
    "Attachment",
    "Attendance",
    "Case",
    "CaseUrging",
    "Closure",
    "Confirmation",
    "Consent",
    "Decision",
    "Demand",
    "Extension",
    "Help",
    "Holding",
    "HotlineImport",
    "HotlineOrder",
    "Investigation",
    "LeadDispute",
    "LeftOut",
    "Letter",
    "LetterReply",
    "LetterSeries",
    "Meeting",
    "NotSame",
    "Obligation",
    "Outcome",
    "Party",
    "Performance",
    "Petition",
    "PetitionAssessment",
    "PetitionMeasure",
    "PetitionOpinion",
    "PetitionPlan",
    "PoliceReport",
    "PublishedProcedure",
    "Rating",
    "Recusal",
    "Referral",
    "ReplyFile",
    "Representative",
    "ReturnVisit",
    "Risk",
    "Role",
    "RuleTable",
    "SafetyMeasure",
    "SafetyPlan",
    "Session",
    "Sponsor",
    "Step",
    "Supervision",
    "Tally",
    "TeamMember",
    "Transfer",
    "Triage",
    "Urging",
    "WithdrawnVersion",
    "bigrams",
]
