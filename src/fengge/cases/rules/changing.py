"""Changing the rules: a draft beside the ones that hold, line by line, published whole with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from fengge.cases.models import RuleTable
from fengge.cases.permissions import May
from fengge.cases.rules.law import keeps_to_law, may_be_removed
from fengge.cases.rules.live import number_now, table_of, triage_now, with_rules
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.rules.inputs import LineGiven, PublishGiven
    from fengge.core.access import Actor

MOST_LINES = 300


def draft_now() -> RuleTable | None:
    """The one draft, if somebody has begun it."""
    return RuleTable.objects.filter(number=None).first()


@verb(May.RULES, event="rules.drafted")
def begin(*, by: Actor, of: int | None = None) -> RuleTable:
    """Begin a draft from the rules that hold, or from an older version. There is one draft, shared by all who may change it."""
    if draft_now():
        raise Refused(_("已经有一份草稿，请接着改，或者先放弃它。"))
    number = number_now() if of is None else of
    if of and not RuleTable.objects.filter(number=of).exists():
        raise Refused(_("没有第 %d 版。") % of)
    rules = table_of(number).model_dump(mode="json")["rules"]
    record(based_on=number)
    return RuleTable.objects.create(rules=rules, based_on=number_now(), by_id=cast("int", by.appointment_id), at=now())


@verb(May.RULES, event="rules.line_changed")
def change_line(draft: RuleTable, key: str, given: LineGiven, *, by: Actor) -> RuleTable:
    """Write a line; an empty key makes a new one. What law decides may be worded otherwise, not decided otherwise."""
    _must_be_draft(draft)
    line = given.model_dump(mode="json", exclude_none=True)
    line["reason_en"] = line.get("reason_en") or given.reason
    line["example"] = not given.basis
    if not any(line.get(name) for name in ("level", "rung", "route", "lead")):
        raise Refused(_("这一条什么也没有决定，请至少选级别、层级、途径、牵头中的一项。"), field="route")
    keeps_to_law(key, line)
    key = key or _new_key(draft)
    draft.rules = {**draft.rules, key: line}
    _sign(draft, by)
    record(line=key)
    return draft


@verb(May.RULES, event="rules.line_removed")
def remove_line(draft: RuleTable, key: str, *, by: Actor) -> RuleTable:
    """Take a line out of the draft."""
    _must_be_draft(draft)
    if key not in draft.rules:
        raise Refused(_("草稿里没有这一条。"))
    may_be_removed(key)
    draft.rules = {name: line for name, line in draft.rules.items() if name != key}
    _sign(draft, by)
    record(line=key)
    return draft


@verb(May.RULES, event="rules.published")
def publish(draft: RuleTable, given: PublishGiven, *, by: Actor) -> RuleTable:
    """Let the draft hold from now on. Cases triaged before keep what was decided, and which version decided it."""
    _must_be_draft(draft)
    if draft.based_on != number_now():
        raise Refused(_("在这份草稿之后又发布过新的一版，请放弃草稿，从新的一版再改。"))
    if draft.rules == triage_now().model_dump(mode="json")["rules"]:
        raise Refused(_("与现行规则相同，没有要发布的。"))
    with_rules(draft.rules)
    draft.number, draft.reason = number_now() + 1, given.reason
    _sign(draft, by)
    record(number=draft.number, reason=given.reason)
    return draft


@verb(May.RULES, event="rules.draft_dropped")
def drop(*, by: Actor) -> None:
    """Throw the draft away."""
    draft = draft_now()
    if draft is None:
        raise Refused(_("没有草稿。"))
    record(based_on=draft.based_on, lines=len(draft.rules), by_appointment=by.appointment_id)
    draft.delete()


def _sign(draft: RuleTable, by: Actor) -> None:
    """Who changed it last, and when."""
    draft.by_id, draft.at = cast("int", by.appointment_id), now()


def _must_be_draft(draft: RuleTable) -> None:
    if draft.number is not None:
        raise Refused(_("已发布的版本不能改，请另起一份草稿。"))
    if len(draft.rules) > MOST_LINES:
        raise Refused(_("规则最多 %d 条。") % MOST_LINES)


def _new_key(draft: RuleTable) -> str:
    numbers = [int(key[5:]) for key in draft.rules if key.startswith("line_") and key[5:].isdigit()]
    return f"line_{max(numbers, default=0) + 1}"
