"""Each type of event in a sentence: what it says beyond who and when. A new type without a line here tells its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases import procedures, vocabulary
from fengge.cases.vocabulary import title_in
from fengge.orgs.county.posts import in_words
from fengge.ui.words import yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.file.record import Record
    from fengge.cases.procedure import Action
    from fengge.cases.procedure import Field as Question
    from fengge.core.models import Event

    Telling = Callable[[Record, Event], str]


def text_of(record: Record, event: Event) -> str:
    """The words of the event, empty when its title says all."""
    telling = TELLINGS.get(event.type) or _answered
    return telling(record, event).strip()


def telling(*events: str) -> Callable[[Telling], Telling]:
    """Make a function the one that puts these events into words, for a part of casework that has its own."""

    def declare(function: Telling) -> Telling:
        TELLINGS.update(dict.fromkeys(events, function))
        return function

    return declare


def _lines(*parts: object) -> str:
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
        one.key: f"{one.title}：{_answer(one, event.details[one.key])}" for one in asked if event.details.get(one.key)
    }
    return _lines(*shown.values())


def actions_elsewhere() -> Iterator[Action]:
    """Of every procedure: a case may have come from another one."""
    return (action for one in procedures.all() for action in one.actions)


def _answer(asked: Question, given: Any) -> object:
    if asked.kind == "yes":
        return _("是")
    return asked.choices.get(str(given), given)


def _reported(record: Record, event: Event) -> str:
    channel = title_in(list(vocabulary.CHANNEL_TITLES.items()), event.details.get("channel", ""))
    return _lines(record.case.facts, _answered(record, event), _("渠道：%s") % channel)


def _registered(_record: Record, event: Event) -> str:
    kind = title_in(vocabulary.kinds(), event.details.get("kind", "")) or _("没有分类")
    source = title_in(vocabulary.sources(), event.details.get("source", ""))
    return _("%(kind)s，来源：%(source)s，当事人 %(n)d 位") % {
        "kind": kind, "source": source, "n": event.details.get("parties", 0),
    }  # fmt: skip


def _triaged(record: Record, event: Event) -> str:
    triage, told = record.next_of("triages"), event.details
    decided = _("级别：%(level)s；由%(rung)s办理；途径：%(route)s") % {
        "level": title_in(vocabulary.levels(), told.get("level", "")),
        "rung": title_in(vocabulary.rungs(), told.get("rung", "")),
        "route": title_in(vocabulary.routes(), told.get("route", "")),
    }
    reason = _("与规则表建议不同，理由：%s") % triage.reason if triage and triage.reason else ""
    return _lines(decided, reason)


def _regraded(_record: Record, event: Event) -> str:
    return _lines(title_in(vocabulary.levels(), event.details.get("level", "")), event.details.get("reason"))


def _given(_record: Record, event: Event) -> str:
    return _lines(_("交给：%s") % in_words(event.details.get("to", "")), event.details.get("words"))


def _offered(_record: Record, event: Event) -> str:
    return _lines(_("移交给：%s") % event.details.get("to", ""), event.details.get("reason"))


def _details(*names: str) -> Telling:
    return lambda _record, event: _lines(*(event.details.get(name) for name in names))


def _consented(record: Record, event: Event) -> str:
    consent = record.next_of("consents")
    party = record.parties.get(event.details.get("party", 0))
    manner = title_in(vocabulary.manners(), event.details.get("manner", ""))
    told = _("已告知权利义务") if event.details.get("rights_told") else _("还没有告知权利义务")
    asked = _("%(name)s（%(manner)s，%(told)s）") % {
        "name": party.name if party else "",
        "manner": manner,
        "told": told,
    }
    return _lines(asked, consent.words if consent else "")


def _investigated(record: Record, _event: Event) -> str:
    one = record.next_of("investigations")
    return _lines(_("在%(place)s向%(who)s调查") % {"place": one.place, "who": one.asked}, one.found) if one else ""


def _mediated(record: Record, event: Event) -> str:
    session = record.sessions.get(event.details.get("session", 0))
    if session is None:
        return ""
    head = _("%(place)s；到场：%(present)s；结果：%(result)s") % {
        "place": session.place, "present": session.present, "result": session.get_result_display(),
    }  # fmt: skip
    return _lines(head, session.minutes)


def _agreed(record: Record, event: Event) -> str:
    agreement = record.agreements.get(event.details.get("agreement", 0))
    if agreement is None:
        return ""
    owed = [one for one in record.obligations.values() if one.agreement_id == agreement.pk]
    return _lines(agreement.get_form_display(), agreement.terms, *(_owed(one) for one in owed))


def _owed(obligation: Any) -> str:
    amount = f" {yuan(obligation.amount)}" if obligation.amount is not None else ""
    return _("%(who)s：%(what)s%(amount)s（%(day)s前）") % {
        "who": obligation.debtor.name, "what": obligation.what, "amount": amount, "day": date_format(obligation.due_on, _("n月j日")),
    }  # fmt: skip


def _performed(record: Record, event: Event) -> str:
    obligation = record.obligations.get(event.details.get("obligation", 0))
    performance = getattr(obligation, "performance", None)
    return _lines(_owed(obligation) if obligation else "", performance.how if performance else "")


def _visited(record: Record, event: Event) -> str:
    visit = record.next_of("visits")
    satisfied = _("满意") if event.details.get("satisfied") else _("不满意")
    return _lines(satisfied, visit.words if visit else "")


def _ended(record: Record, _event: Event) -> str:
    closure = record.next_of("closures")
    return _lines(closure.get_outcome_display(), closure.summary) if closure else ""


def _rated(record: Record, _event: Event) -> str:
    rating = record.next_of("ratings")
    if rating is None:
        return ""
    solved = _("群众说已经解决") if rating.solved else _("群众说没有解决")
    return _lines(_("%(solved)s；满意度 %(score)d / 5") % {"solved": solved, "score": rating.score}, rating.words)


def _reopened(record: Record, event: Event) -> str:
    return _rated(record, event) if event.details.get("by_resident") else str(event.details.get("reason", ""))


def _extended(_record: Record, event: Event) -> str:
    return _lines(_("延长 %s 天") % event.details.get("days", ""), event.details.get("reason"))


def _paused(record: Record, event: Event) -> str:
    said = record.case.procedure.said
    return _lines(said.get(f"why.{event.details.get('why')}"), event.details.get("reason"))


def _noted(record: Record, event: Event) -> str:
    step = record.steps.get(event.details.get("step", 0))
    shown = _("（反映人可见）") if event.details.get("to_reporter") else ""
    return _lines(step.answers.get("words") if step else "", shown)


def _revealed(record: Record, event: Event) -> str:
    party = record.parties.get(event.details.get("party", 0))
    return party.name if party else ""


TELLINGS: dict[str, Telling] = {
    "case.reported": _reported,
    "case.registered": _registered,
    "case.triaged": _triaged,
    "case.regraded": _regraded,
    "case.accepted": _details("words"),
    "case.assigned": _given,
    "case.returned": _details("reason"),
    "case.transfer_offered": _offered,
    "case.transferred": _details("unit", "reason"),
    "case.transfer_returned": _details("unit", "reason"),
    "case.recused": _details("who", "reason"),
    "party.consented": _consented,
    "party.declined": _consented,
    "case.investigated": _investigated,
    "case.mediated": _mediated,
    "agreement.made": _agreed,
    "obligation.performed": _performed,
    "obligation.broken": _performed,
    "case.visited": _visited,
    "case.closed": _ended,
    "case.refused": _ended,
    "case.terminated": _ended,
    "case.withdrawn": _ended,
    "case.referred": _ended,
    "case.archived": _details("dossier_number"),
    "case.rated": _rated,
    "case.reopened": _reopened,
    "case.extended": _extended,
    "case.paused": _paused,
    "case.resumed": _details("reason"),
    "confirmation.applied": _details("court"),
    "case.noted": _noted,
    "case.revealed": _revealed,
}
