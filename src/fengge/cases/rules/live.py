"""Which rules hold now: the newest published version, else the pack's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.considering import found_once
from fengge.cases.models import RuleTable
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


def triage_now() -> Triage:
    """The table that triage asks: the pack's levels, signals and routes with the rules that hold now."""
    return table_of(number_now())


def number_now() -> int:
    """The newest published version; 0 while the pack's own rules hold."""
    return found_once("rules", _newest)


def _newest() -> int:
    return RuleTable.objects.exclude(number=None).order_by("-number").values_list("number", flat=True).first() or 0


def table_of(number: int) -> Triage:
    """The table as that version has it; 0 is the pack's own."""
    if number == 0:
        return pack().part(Triage)
    return _kept(pack().name, RuleTable.objects.values_list("pk", flat=True).get(number=number))


@cache
def _kept(_pack: str, pk: int) -> Triage:
    """Kept for good: a published row never changes."""
    return with_rules(RuleTable.objects.values_list("rules", flat=True).get(pk=pk))


def forget() -> None:
    """Read published tables anew, in tests whose rows are rolled back."""
    _kept.cache_clear()


def with_rules(rules: dict[str, Any]) -> Triage:
    """The pack's table with other rules, as far as it still knows what they name: a county may take up another pack later."""
    own = pack().part(Triage)
    return Triage.model_validate(own.model_dump(exclude={"rules"}) | {"rules": dict(_known(rules, own))})


def _known(rules: dict[str, Any], own: Triage) -> Iterator[tuple[str, dict[str, Any]]]:
    """A line that asked only for signals that are gone is left out: without them it would speak of every matter."""
    named: dict[str, Container[str]] = {"level": own.levels, "route": own.routes}
    for key, line in rules.items():
        asked = line.get("signals") or []
        signals = [signal for signal in asked if signal in own.signals]
        gone = dict.fromkeys((name for name, known in named.items() if line.get(name) not in known), "")
        if signals or not asked:
            yield key, line | gone | {"signals": signals}
