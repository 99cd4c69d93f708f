"""Each type of event in a sentence: what it says beyond who and when. A new type without a line here tells its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases import procedures, vocabulary
from fengge.cases.vocabulary import title_in
from fengge.core.wording import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.file.record import Record
    from fengge.cases.procedure import Action
    from fengge.cases.procedure import Field as Question
    from fengge.core.models import Event

    Telling = Callable[[Record, Event], str]


TELLINGS: dict[str, Telling] = {}


def text_of(record: Record, event: Event) -> str:
    """The words of the event, empty when its title says all."""
    told = TELLINGS.get(event.type) or _answered
    return told(record, event).strip()


def telling(*events: str) -> Callable[[Telling], Telling]:
    """Make a function the one that puts these events into words, beside the verb that writes them."""

    def declare(function: Telling) -> Telling:
        TELLINGS.update(dict.fromkeys(events, function))
        return function

    return declare


def lines(*parts: object) -> str:
    """One below the other; what is empty takes no line."""
    return "\n".join(str(part) for part in parts if part)


def _answered(record: Record, event: Event) -> str:
    """What a declared form asked, question by question."""
    asked = [
        one
        for action in (*record.case.procedure.actions, *actions_elsewhere())
        if action.event == event.type and isinstance(action.input, tuple)
        for one in action.input
    ]
    shown = {
        one.key: labelled(one.title, str(_answer(one, event.details[one.key])))
        for one in asked
        if event.details.get(one.key)
    }
    return lines(*shown.values())


def actions_elsewhere() -> Iterator[Action]:
    """Of every procedure: a case may have come from another one."""
    return (action for one in procedures.all() for action in one.actions)


def _answer(asked: Question, given: Any) -> object:
    if asked.kind == "yes":
        return _("是")
    return asked.choices.get(str(given), given)


def details(*names: str) -> Telling:
    """What the event itself recorded under these names, one below the other."""
    return lambda _record, event: lines(*(event.details.get(name) for name in names))


@telling("case.reported")
def _reported(record: Record, event: Event) -> str:
    channel = title_in(list(vocabulary.CHANNEL_TITLES.items()), event.details.get("channel", ""))
    return lines(record.case.facts, _answered(record, event), _("渠道：%s") % channel)


@telling("case.noted")
def _noted(record: Record, event: Event) -> str:
    step = record.steps.get(event.details.get("step", 0))
    shown = _("（反映人可见）") if event.details.get("to_reporter") else ""
    return lines(step.answers.get("words") if step else "", shown)


@telling("case.revealed")
def _revealed(record: Record, event: Event) -> str:
    party = record.parties.get(event.details.get("party", 0))
    return party.name if party else ""
