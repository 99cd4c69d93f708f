"""Between acceptance and agreement: consent, inquiry, sessions, more time, agreement; and the ways off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fengge.demo.papers import signed_page
from fengge.demo.replay.telling import Deed, minutes_later, tells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.demo.replay.telling import Telling
    from fengge.demo.stories.model import Agreement, Step

MANNERS = ("in_person", "in_person", "phone")


@tells("consent")
def consent(telling: Telling, step: Step) -> Iterator[Deed]:
    """Each side's word; both are asked anew when a case is taken up again."""
    words = f"同意调解，{telling.story.parties[step.number].stance}"
    yield Deed("consent", step.at, telling.mediator, _word(telling, step.number, "yes", words))


def _word(telling: Telling, place: int, given: str, words: str) -> dict[str, Any]:
    manner = telling.rng.choice(MANNERS)
    return {"party": place + 1, "given": given, "manner": manner, "rights_told": True, "words": words}


@tells("investigate")
def investigate(telling: Telling, step: Step) -> Iterator[Deed]:
    story = telling.story
    again = "到现场复核原协议的履行情况。" if telling.round > 1 else ""
    asked = "、".join(party.name for party in story.parties)
    given = {"on": step.at.date(), "place": story.spot, "asked": asked, "found": again + story.investigation}
    yield Deed("investigate", step.at, telling.mediator, given)


@tells("mediate")
def mediate(telling: Telling, step: Step) -> Iterator[Deed]:
    story = telling.story
    session = story.sessions[step.number]
    lines = [f"{said.role}{said.speaker if said.speaker != said.role else ''}：{said.words}" for said in session.said]
    present = "、".join([*(party.name for party in story.parties), f"调解员{telling.mediator.person.name}"])
    given = {
        "on": step.at.date(), "place": session.where, "present": present, "minutes": "\n".join(lines),
        "result": session.result,
    }  # fmt: skip
    telling.taken_over = False
    yield Deed("mediate", step.at, telling.mediator, given)


@tells("extend")
def extend(telling: Telling, step: Step) -> Iterator[Deed]:
    """Not before the unit that took the case over has begun: its month begins anew anyway."""
    if telling.taken_over:
        return
    yield Deed("extend", step.at, telling.mediator, {"days": "30", "reason": step.words, "all_agree": True})


@tells("agree")
def agree(telling: Telling, step: Step) -> Iterator[Deed]:
    deal = telling.story.agreements[step.number]
    today = step.at.date()
    owed = [
        {"debtor": one.by + 1, "what": one.text, "due_on": max(one.due_on, today), "amount": one.amount or None}
        for one in deal.obligations
    ]
    given = {"form": deal.form, "facts": deal.facts, "terms": _terms(deal), "effective_on": today, "obligations": owed}
    yield Deed("agree", step.at, telling.mediator, given)
    if telling.is_shown_more_of and deal.form == "written":
        yield Deed("attach", minutes_later(step.at, 10), telling.mediator, _signed_copy())


def _signed_copy() -> dict[str, Any]:
    page = SimpleUploadedFile("调解协议书签署件（示意）.jpg", signed_page(), "image/jpeg")
    title = "调解协议书签署件（示意）"
    return {"kind": "signed", "document": "mediation_agreement", "title": title, "files": [page]}


def _terms(deal: Agreement) -> str:
    clauses = [*(one.text for one in deal.obligations), *deal.clauses]
    return "\n".join(f"{number}．{clause}。" for number, clause in enumerate(clauses, 1))


@tells("refuse")
def refuse(telling: Telling, step: Step) -> Iterator[Deed]:
    """The other side says no, and the mediation does not begin."""
    yield Deed("consent", minutes_later(step.at, -1), telling.mediator, _word(telling, 1, "no", step.words))
    yield Deed("refuse", step.at, telling.mediator, {"reason": step.words})


@tells("terminate", "withdraw")
def end(telling: Telling, step: Step) -> Iterator[Deed]:
    yield Deed(step.do, step.at, telling.mediator, {"reason": step.words})
