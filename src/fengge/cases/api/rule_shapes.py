"""What the API answers about the triage rules."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from fengge.cases.api.shapes import Named


class RuleShown(Schema):
    """One line: when it speaks (no kinds: all; no signals: whatever the signals), and what it decides. `change` against what holds."""

    key: str
    order: int
    kinds: list[str]
    signals: list[str]
    level: str | None
    rung: str | None
    route: str | None
    lead: str | None
    reason: str
    reason_en: str
    basis: str
    example: bool
    law: bool
    change: str


class RuleVersion(Schema):
    """A published version."""

    number: int
    at: datetime
    by: str
    reason: str


class RulesShown(Schema):
    """The rules that hold; version 0 is the pack's own. `draft` is the version to name in If-Match when changing it."""

    number: int
    lines: list[RuleShown]
    versions: list[RuleVersion]
    draft: int | None


class RuleTableShown(Schema):
    """A published version's lines, each with how it differs from the version before."""

    number: int
    lines: list[RuleShown]


class RuleDraft(Schema):
    """The draft, with how each line differs from what holds."""

    based_on: int
    version: int
    lines: list[RuleShown]


class DraftReceipt(Schema):
    """That it was done: the version to go on with, and the line it was done to."""

    version: int
    line: str


class RulesPublished(Schema):
    """The version that holds from now on."""

    number: int


class HeardShown(Schema):
    """A signal that the text seems to speak of, and the words for it."""

    signal: Named
    words: list[str]


class TrialShown(Schema):
    """What was heard in the text, and what the rules suggest. A person confirms it; nothing is kept."""

    kind: str
    heard: list[HeardShown]
    level: Named
    rung: Named
    route: Named
    lead: str
    days: int
    tell: str
    reasons: list[str]
    lines: list[str]
