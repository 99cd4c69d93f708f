"""What a county's own lines may not do: take away, overtake or decide otherwise what rests on law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from fengge.core.packs.triage import Rule

DECIDES = ("order", "kinds", "signals", "rung", "level", "route", "lead")
LEADS_SOMEWHERE = ("route", "lead")  # the first line that names one decides it


def rests_on_law(key: str) -> bool:
    """Whether the line is the pack's own and rests on law, not on a local example."""
    line = pack().part(Triage).rules.get(key)
    return line is not None and not line.example


def may_be_removed(key: str) -> None:
    """Refused for a line that rests on law."""
    if rests_on_law(key):
        raise Refused(_("这一条依据法律，不能删除。"))


def keeps_to_law(key: str, line: dict[str, Any]) -> None:
    """Refused where a line of law would speak otherwise, lose its source, or come after this one where both speak."""
    if rests_on_law(key):
        _same_but_for_words(key, line)
    else:
        _behind_the_law(line)


def _same_but_for_words(key: str, line: dict[str, Any]) -> None:
    own = pack().part(Triage).rules[key].model_dump(mode="json")
    changed = [name for name in DECIDES if (line.get(name) or None) != (own.get(name) or None)]
    if changed:
        raise Refused(_("这一条依据法律，只能改写理由，不能改变它的次序、适用的情形和去向。"), field=changed[0])
    if not line.get("basis"):
        raise Refused(_("这一条依据法律，依据不能空着。"), field="basis")


def _behind_the_law(line: dict[str, Any]) -> None:
    of_law = (rule for key, rule in pack().part(Triage).rules.items() if rests_on_law(key))
    if overtaken := [rule for rule in of_law if _overtakes(line, rule)]:
        last = max(overtaken, key=lambda rule: rule.order)
        words = {"order": last.order, "basis": last.basis}
        raise Refused(_("会盖过依据法律的规则（%(basis)s），请把次序排到 %(order)d 以后。") % words, field="order")


def _overtakes(line: dict[str, Any], rule: Rule) -> bool:
    """Both may speak of one matter, this line first, and it leads elsewhere. The last line of all speaks where no other does."""
    if line["order"] > rule.order or not (rule.kinds or rule.signals):
        return False
    kinds = line.get("kinds") or rule.kinds
    meets = not rule.kinds or not set(kinds).isdisjoint(rule.kinds)
    named = [(line.get(name), getattr(rule, name)) for name in LEADS_SOMEWHERE]
    return meets and any(mine and theirs and mine != theirs for mine, theirs in named)
