"""What may be done to a case: what is next and what is due stands out, its own work is open, other wishes are folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _

from fengge.cases.engine.facts import leads_elsewhere
from fengge.cases.file.wishes import ANSWERS, FOLDED, FROM_THE_PANEL, JOTTED, OPEN_ENDS, PRESSING, WISHES
from fengge.cases.procedure import RequiresDocument
from fengge.cases.showing.stepping import actions_of, leads_onward, next_step
from fengge.cases.showing.urls import action_url
from fengge.ui import Action

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fengge.cases.models import Case
    from fengge.cases.procedure import Action as Deed
    from fengge.core.access import Actor
    from fengge.core.wording import Words

KEYS = "123456789"


@dataclass(frozen=True)
class Fold:
    """Actions that answer one wish, by key; `opens` where they are what the reader is here for."""

    title: Words
    acts: dict[str, Action]
    opens: bool = False

    @property
    def names(self) -> str:
        """What is inside, for who looks for one action by its name."""
        return _("、").join(str(act.title) for act in self.acts.values())


@dataclass(frozen=True)
class Deeds:
    """The next step with what stands in its way, what else is due, the case's own work, and the folds."""

    first: Action | None
    lacking: list[Words]
    due: list[Action]
    working: list[Action]
    folds: list[Fold]

    def __bool__(self) -> bool:
        return bool(self.first or self.due or self.working or self.folds)


def deeds(case: Case, actor: Actor, facts: Mapping[str, bool]) -> Deeds:
    """Nothing that is due lies in a fold. The digits open what stands open."""
    every = [deed for deed in actions_of(case, actor) if _applies(deed, facts) and deed.key not in FROM_THE_PANEL]
    first = _first(case, actor, every, facts)
    others = [deed for deed in every if deed is not first]
    due = [deed for deed in others if _is_due(deed, case, facts)]
    work = [deed for deed in others if deed not in due and deed.key not in FOLDED]
    working = sorted(work, key=lambda deed: deed.key in JOTTED)
    keys = dict(zip([deed.key for deed in (first, *due, *working) if deed], KEYS, strict=False))
    watches = facts.get("ladder.over", False) and facts.get("ladder.watches", False)
    return Deeds(
        _button(case, first, keys, "primary") if first else None,
        lacking(case, first, facts) if first else [],
        [_button(case, deed, keys) for deed in due],
        [_button(case, deed, keys) for deed in working],
        _folds(case, [deed for deed in others if deed not in (*due, *work)], watches=watches),
    )


def _folds(case: Case, others: Iterable[Deed], *, watches: bool) -> list[Fold]:
    """Who stands above the one who has it is here to press: that fold comes first and open."""
    named = {deed.key: deed for deed in others}
    wishes = (PRESSING, *(wish for wish in WISHES if wish is not PRESSING)) if watches else WISHES
    found = ((wish, {key: _button(case, named[key], {}) for key in wish.keys if key in named}) for wish in wishes)
    return [Fold(wish.title, acts, opens=watches and wish is PRESSING) for wish, acts in found if acts]


def _applies(deed: Deed, facts: Mapping[str, bool]) -> bool:
    """A pause can only end if there is one, an offer only be answered if one is open: otherwise the verb is not even shown."""
    return all(guard.holds(facts) for guard in deed.guards if getattr(guard, "quiet", False))


def _is_due(deed: Deed, case: Case, facts: Mapping[str, bool]) -> bool:
    """Somebody waits for it: for an answer, for hands that take the case, for the plan that must stand before all else."""
    due = {
        "assign": case.holder_id is None,
        "risk_plan": not facts.get("risk.safe", True),
        "lift_supervision": facts.get("ladder.answered", False),
    }
    return deed.key in (*ANSWERS, *OPEN_ENDS) or due.get(deed.key, False)


def _first(case: Case, actor: Actor, every: list[Deed], facts: Mapping[str, bool]) -> Deed | None:
    """What somebody waits for; the legal channel it was sorted into; what leads onward and may be done now; what is owed; what
    leads onward once nothing is in its way.
    """
    if waiting := [deed for deed in every if deed.key in ANSWERS]:
        return waiting[0]
    if leads_elsewhere(case) and (ways := [deed for deed in every if deed.key == "refer"]):
        return ways[0]
    onward = [deed for deed in every if leads_onward(case, deed)]
    free = next((deed for deed in onward if not lacking(case, deed, facts)), None)
    if free or not onward:
        return free or next_step(case, actor)
    owed = [deed for deed in every if deed.key == "perform" and not facts.get("obligations.performed")]
    return (owed or onward)[0]


def _button(
    case: Case, deed: Deed, keys: Mapping[str, str], kind: Literal["primary", "secondary"] = "secondary"
) -> Action:
    return Action(deed.title, action_url(case, deed.key), kind, key=keys.get(deed.key, ""), beside=True)


def lacking(case: Case, deed: Deed, facts: Mapping[str, bool]) -> list[Words]:
    """What already stands in the way of its main outcome. Facts that the form itself will state are not held against it."""
    main = deed.outcomes[:1]
    guards = [
        one for one in (*case.procedure.guards, *deed.guards) if not one.only_for or set(main) & set(one.only_for)
    ]
    asked = [guard for guard in guards if isinstance(guard, RequiresDocument) or guard.key in facts]
    return [guard.message() for guard in asked if not guard.holds(facts)]
