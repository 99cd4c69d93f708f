"""Casework over the API: the same verbs as the pages, as JSON."""

from fengge.cases.api import (
    acting,
    alike,
    attaching,
    beginning,
    decisions,
    filing,
    following,
    holders,
    letters,
    listing,
    meetings,
    messages,
    opening,
    procedures,
    risks,
    rule_draft,
    rules,
)
from fengge.cases.api.router import router

__all__ = [
    "acting",
    "alike",
    "attaching",
    "beginning",
    "decisions",
    "filing",
    "following",
    "holders",
    "letters",
    "listing",
    "meetings",
    "messages",
    "opening",
    "procedures",
    "risks",
    "router",
    "rule_draft",
    "rules",
]
