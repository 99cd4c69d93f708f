"""The vocabulary in which procedures are declared: pure values, checked when they are built, free of any database."""

from fengge.cases.procedure.checking import Problem, ProcedureError, build, check
from fengge.cases.procedure.clocks import (
    Clock,
    Deadline,
    Event,
    Extension,
    Interval,
    Pause,
    State,
    When,
    by_level,
    by_rung,
    calendar_days,
    clock_facts,
    current,
    hours,
    months,
    next_due,
    owed,
    stated_day,
    trace,
    working_days,
)
from fengge.cases.procedure.parts.action import Action, Field
from fengge.cases.procedure.parts.document import Document, fact_of
from fengge.cases.procedure.parts.guard import (
    DifferentPerson,
    NoConflict,
    RequiresDocument,
    RequiresFact,
    requires_dossier,
)
from fengge.cases.procedure.parts.ladder import Ladder, Level, Rung
from fengge.cases.procedure.parts.stage import Stage
from fengge.cases.procedure.procedure import Procedure

__all__ = [
    "Action",
    "Clock",
    "Deadline",
    "DifferentPerson",
    "Document",
    "Event",
    "Extension",
    "Field",
    "Interval",
    "Ladder",
    "Level",
    "NoConflict",
    "Pause",
    "Problem",
    "Procedure",
    "ProcedureError",
    "RequiresDocument",
    "RequiresFact",
    "Rung",
    "Stage",
    "State",
    "When",
    "build",
    "by_level",
    "by_rung",
    "calendar_days",
    "check",
    "clock_facts",
    "current",
    "fact_of",
    "hours",
    "months",
    "next_due",
    "owed",
    "requires_dossier",
    "stated_day",
    "trace",
    "working_days",
]
