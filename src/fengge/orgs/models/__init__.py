"""Divisions, organisations, people, appointments and accounts."""

from fengge.orgs.models.account import Account
from fengge.orgs.models.appointment import Appointment, AppointmentKind
from fengge.orgs.models.division import Division, Level, Succession
from fengge.orgs.models.division_import import DivisionImport, ImportProgress
from fengge.orgs.models.organisation import Organisation
from fengge.orgs.models.person import Person
from fengge.orgs.models.reach import How, Reach
from fengge.orgs.models.token import Token

__all__ = [
    "Account",
    "Appointment",
    "AppointmentKind",
    "Division",
    "DivisionImport",
    "How",
    "ImportProgress",
    "Level",
    "Organisation",
    "Person",
    "Reach",
    "Succession",
    "Token",
]
