"""Everything the letters of a petition say, as plain values read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from fengge.cases.models import PetitionOpinion
from fengge.cases.procedures.petition.receiving import NOT_TAKEN
from fengge.core.clock import local
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.packs import pack
from fengge.orgs.models import Organisation
from fengge.orgs.models.organisation import organisation_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from fengge.cases.models import Case

Stage = PetitionOpinion.Stage


@dataclass(frozen=True)
class Letter:
    """What every letter of a petition has: who writes, to whom, about what, and how it is looked up."""

    unit: str
    number: str
    petitioners: str
    title: str
    code: str
    reference: str
    verify_url: str


@dataclass(frozen=True)
class Said:
    """One letter's own part. `told` is what its form asks for by name."""

    on: date
    told: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> str:
        try:
            return self.told[name]
        except KeyError:
            raise AttributeError(name) from None


def letter_of(case: Case) -> Letter:
    """The office stands in the head; it is the petition office of the county."""
    names = [one.party.name for one in case.representatives.select_related("party")]
    named = names or [party.name for party in case.parties.filter(role="applicant")]
    known = getattr(case, "petition", None)
    key = organisation_key(pack().county, "petition")
    return Letter(
        unit=Organisation.objects.filter(key=key).values_list("name", flat=True).first()
        or f"{pack().info.title}信访局",
        number=case.number,
        petitioners="、".join(named) or "信访人",
        title=case.title,
        code=case.public_code,
        reference=known.reference if known else "",
        verify_url=settings.BASE_URL + reverse("portal.story", args=[case.public_code]),
    )


def said_of(key: str, case: Case) -> list[Said]:
    """Each copy of this letter there is to print; none before its step was taken."""
    return _SAID[key](case)


def _day(moment: datetime) -> date:
    return local(moment).date()


def _accepted(case: Case) -> list[Said]:
    rows = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk, type="case.accepted")
    return [Said(_day(at)) for at in rows.order_by("-id").values_list("at", flat=True)[:1]]


def _declined(case: Case) -> list[Said]:
    return [
        Said(_day(one.at), {"why": str(NOT_TAKEN[one.answers["why"]]), "reason": one.answers["reason"]})
        for one in case.steps.filter(action="decline")
    ]


def _forwarded(case: Case) -> list[Said]:
    return [
        Said(_day(one.at), {"to": one.answers["to"], "reason": one.answers["reason"]})
        for one in case.steps.filter(action="forward")
    ]


def _extended(case: Case) -> list[Said]:
    rows = case.extensions.filter(deadline="handling", approved=True)
    return [
        Said(_day(one.at), {"days": str(one.days), "reason": one.reason, "head": one.answer}) for one in rows
    ]  # fmt: skip


def _urgent(case: Case) -> list[Said]:
    """With what was answered to each report, if anything was before the next."""
    steps = list(case.steps.filter(action__in=("report_urgent", "answer_urgent")))
    found = []
    for number, one in enumerate(steps):
        if one.action == "report_urgent":
            after = steps[number + 1] if number + 1 < len(steps) else None
            answer = after.answers["words"] if after and after.action == "answer_urgent" else ""
            told = {name: one.answers[name] for name in ("what", "done")}
            found.append(Said(_day(one.at), told | {"to": "、".join(one.answers["to"]), "answer": answer}))
    return found


def _opinions(stage: str) -> Callable[[Case], list[Said]]:
    def found(case: Case) -> list[Said]:
        return [Said(_day(one.issued_at), _words(one)) for one in case.opinions.filter(stage=stage)]

    return found


def _words(one: PetitionOpinion) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("unit", "claim", "found", "words", "basis")}
    return told | {"result": str(one.get_result_display()), "revoked": one.result == PetitionOpinion.Result.REVOKED}


_SAID: dict[str, Callable[[Case], list[Said]]] = {
    "acceptance_notice": _accepted,
    "declining_notice": _declined,
    "forwarding_notice": _forwarded,
    "extension_notice": _extended,
    "urgent_report": _urgent,
    "handling_opinion": _opinions(Stage.HANDLING),
    "review_opinion": _opinions(Stage.REVIEW),
    "final_opinion": _opinions(Stage.FINAL),
}
