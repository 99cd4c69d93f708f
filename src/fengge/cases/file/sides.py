"""What stands beside the story: parties, deadlines, papers, and what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.timing import clocks_of
from fengge.cases.permissions import May
from fengge.cases.procedure.parts.guard import RequiresDocument
from fengge.cases.showing.clocks import full_clock
from fengge.cases.showing.stepping import actions_of, next_step
from fengge.cases.showing.urls import action_url
from fengge.core.clock import local
from fengge.ui import Action, DocumentItem, Party, Step
from fengge.ui.words import masked_phone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.cases.models import Party as PartyRow
    from fengge.cases.procedure import Action as Deed
    from fengge.core.access import Actor
    from fengge.ui import ClockView

KEYS = "123456789"
SIGNING = ("attach", "note")
HANDS = ("assign", "return", "transfer", "answer_transfer", "recuse", "refer", "withdraw", "refuse", "terminate")


def steps_of(record: Record) -> list[Step]:
    """The main road with where the case stands; a way off the road is shown instead of what it cut off."""
    procedure, case = record.case.procedure, record.case
    days = {stage: local(event.at) for event in record.events if (stage := event.changes.get("stage", [0, ""])[1])}
    road = [stage for stage in procedure.stages if not stage.side]
    if procedure.stage(case.stage).side:
        road = [stage for stage in road if stage.key in days or stage.key == road[0].key]
        road.append(procedure.stage(case.stage))
    here = [stage.key for stage in road].index(case.stage)
    over = procedure.stage(case.stage).terminal
    return [
        Step(stage.title, _standing(number, here, over=over), days.get(stage.key)) for number, stage in enumerate(road)
    ]


def _standing(number: int, here: int, *, over: bool) -> str:
    if number == here and not over:
        return "current"
    return "done" if number <= here else "waiting"


def clocks(case: Case, at: datetime) -> list[ClockView]:
    """Open clocks first; of those done, the latest round."""
    traced = clocks_of(case, at)
    open_ones = sorted((clock for clock in traced if clock.is_open), key=lambda clock: clock.due_at or clock.at)
    done = [clock for clock in traced if clock.met_at]
    return [full_clock(clock) for clock in (*open_ones, *done[::-1])]


def parties(record: Record, actor: Actor) -> list[Party]:
    """Phones masked in the middle; showing one whole is a verb of its own and stays on record."""
    reveals = actor.may(May.READ, record.case)
    return [_party(record.case, party, reveals=reveals) for party in record.parties.values()]


def _party(case: Case, party: PartyRow, *, reveals: bool) -> Party:
    url = reverse("cases.reveal", args=[case.number, party.pk]) if reveals and party.phone else ""
    notes = [
        _("反映人") if party.reporter else "",
        _("未成年人") if party.is_minor else "",
        _("对其他当事人隐去住址电话") if party.shielded else "",
        _("代理人：%s") % party.represented_by if party.represented_by else "",
    ]
    place = "" if party.shielded else party.address
    return Party(
        party.name, party.get_role_display(), masked_phone(party.phone), url, place, " · ".join(filter(None, notes))
    )


def papers(case: Case, facts: Mapping[str, bool]) -> list[DocumentItem]:
    """The index of the dossier: what is there, and what must still come."""
    missing = {document.key for line in case.procedure.missing_documents(facts) for document in line}
    shown = []
    for document in case.procedure.documents:
        there = facts.get(f"document.{document.key}", False)
        if document.generated or not (there or document.key in missing):
            continue
        shown.append(DocumentItem(document.title, missing=not there, required=document.must))
    return shown


def deeds(case: Case, actor: Actor, facts: Mapping[str, bool]) -> dict[str, object]:
    """The next step first, with what stands in its way; then work, then passing on and ending; each with its key."""
    every = actions_of(case, actor)
    if not facts.get("transfer.offered"):
        every = tuple(deed for deed in every if deed.key != "answer_transfer")
    first = next_step(case, actor)
    others = [deed for deed in every if first is None or deed.key != first.key]
    ordered = [deed for deed in others if deed.key not in HANDS] + [deed for deed in others if deed.key in HANDS]
    keys = dict(zip([first.key] if first else [], KEYS, strict=False)) | {
        deed.key: key for deed, key in zip(ordered, KEYS[1:] if first else KEYS, strict=False)
    }
    shown = [_button(case, deed, keys) for deed in ordered]
    working = sum(deed.key not in HANDS for deed in ordered)
    return {
        "first": _button(case, first, keys, kind="primary") if first else None,
        "lacking": lacking(case, first, facts) if first else [],
        "working": shown[:working],
        "passing": shown[working:],
    }


def _button(case: Case, deed: Deed, keys: Mapping[str, str], kind: str = "secondary") -> Action:
    return Action(deed.title, action_url(case, deed.key), kind, key=keys.get(deed.key, ""), beside=True)  # type: ignore[arg-type]


def lacking(case: Case, deed: Deed, facts: Mapping[str, bool]) -> list[StrOrPromise]:
    """What already stands in the way. Facts that the form itself will state are not held against it."""
    guards = [guard for guard in (*case.procedure.guards, *deed.guards) if not guard.only_for]
    asked = [guard for guard in guards if isinstance(guard, RequiresDocument) or guard.key in facts]
    return [guard.message() for guard in asked if not guard.holds(facts)]


def known_facts(case: Case, actor: Actor) -> dict[str, bool]:
    """The facts guards may ask about, for this actor."""
    return facts_of(case, actor)
