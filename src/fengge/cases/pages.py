"""The pages of cases: importing a module gives its views their addresses."""

from fengge.cases import figures
from fengge.cases.counter import views as counter
from fengge.cases.documents import listing, printing
from fengge.cases.escalation import figures as ladder_figures
from fengge.cases.escalation import stairs
from fengge.cases.file import doing, tracing
from fengge.cases.file import views as file
from fengge.cases.hotline import import_page as order_import
from fengge.cases.hotline import views as hotline
from fengge.cases.inbox import views as inbox
from fengge.cases.letters import figures as letter_figures
from fengge.cases.letters import panel as letters
from fengge.cases.letters.ledger import exporting as letters_export
from fengge.cases.letters.page import drafting as letter_drafting
from fengge.cases.letters.page import files as letter_files
from fengge.cases.letters.page import views as letter
from fengge.cases.letters.paper import taking as letter_paper
from fengge.cases.meetings import figures as meeting_figures
from fengge.cases.meetings import telling
from fengge.cases.meetings.agenda import views as left_out
from fengge.cases.meetings.deciding import views as decisions
from fengge.cases.meetings.listing import views as meetings
from fengge.cases.meetings.minutes import views as minutes
from fengge.cases.meetings.room import views as room
from fengge.cases.notices import views as notices
from fengge.cases.notices.log import figures as message_figures
from fengge.cases.notices.log import views as message_log
from fengge.cases.opening import slips
from fengge.cases.opening import views as opening
from fengge.cases.papers import views as papers
from fengge.cases.petition import figures as petition_figures
from fengge.cases.petition.papers import views as petition_papers
from fengge.cases.publishing import views as publishing
from fengge.cases.register import exporting, together
from fengge.cases.register import views as register
from fengge.cases.risk.ledger import exporting as risks_export
from fengge.cases.risk.ledger import views as risks
from fengge.cases.risk.slips import views as risk_slips
from fengge.cases.rules import views as rules

__all__ = [
    "counter",
    "decisions",
    "doing",
    "exporting",
    "figures",
    "file",
    "hotline",
    "inbox",
    "ladder_figures",
    "left_out",
    "letter",
    "letter_drafting",
    "letter_figures",
    "letter_files",
    "letter_paper",
    "letters",
    "letters_export",
    "listing",
    "meeting_figures",
    "meetings",
    "message_figures",
    "message_log",
    "minutes",
    "notices",
    "opening",
    "order_import",
    "papers",
    "petition_figures",
    "petition_papers",
    "printing",
    "publishing",
    "register",
    "risk_slips",
    "risks",
    "risks_export",
    "room",
    "rules",
    "slips",
    "stairs",
    "telling",
    "together",
    "tracing",
]
