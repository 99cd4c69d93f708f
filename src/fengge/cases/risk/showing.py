"""The risk on the case file, for the team alone; and its events in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from fengge.cases.file.glance import look_for
from fengge.cases.file.panels import panel
from fengge.cases.file.telling import telling
from fengge.cases.models import Risk
from fengge.cases.permissions import May
from fengge.cases.risk.words import colour_level, colour_title, is_english, police_words, rules, titled
from fengge.core.clock import today
from fengge.core.packs import pack
from fengge.core.packs.slips import Slips
from fengge.core.packs.words import word

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.core.models import Event


look_for(risks="SELECT FROM cases_risk WHERE case_id = %(case)s")


@panel("cases/risk/_panel.html", order=2)
def risk(record: Record) -> dict[str, Any] | None:
    """The mark that stands, else how the last one ended; nothing where there never was one."""
    case = record.case
    if not record.actor.may(May.SEE_RISKS) or not record.has["risks"]:
        return None
    last = Risk.objects.filter(case=case).latest("id")
    all_url = reverse("cases.risk_slips", args=[case.number])
    papers = {"slips": _slips(case), "slips_title": str(word("slip_pack")), "all_url": all_url}
    if last.ended_at:
        return {"last": last, **papers}
    plan = last.plans.order_by("-id").prefetch_related("measures").first()
    return {
        "mark": last,
        "colour": colour_level(last.colour),
        "example": rules().limits.example,
        "signs": signs_of(last),
        "plan": plan,
        "outdated": plan is not None and all(one.until < today() for one in plan.measures.all()),
        "police": list(last.police_reports.all()),
        "tell": police_words() if rules().colours and rules().standing(last.colour).police else "",
        **papers,
    }


def _slips(case: Case) -> list[tuple[str, str]]:
    """Title and address of each slip of the county."""
    return [
        (one.title_en if is_english() else one.title, reverse("cases.risk_slip", args=[case.number, key]))
        for key, one in pack().part(Slips).ordered()
    ]


def signs_of(mark: Risk) -> list[str]:
    """In the reader's language where the pack still knows the sign, else as it was worded that day."""
    known = rules().signs
    return [titled(known[key]) if key in known else words for key, words in zip(mark.signs, mark.found, strict=True)]


@telling("risk.assessed")
def _assessed(_record: Record, event: Event) -> str:
    said = (colour_title(event.details.get("colour", "")), event.details.get("departure", ""))
    return "\n".join(str(one) for one in said if one)


@telling("risk.renewed", "risk.lifted")
def _reason(_record: Record, event: Event) -> str:
    return str(event.details.get("reason", ""))


@telling("risk.planned", "risk.police_told", "risk.expired", "risk.slips_taken")
def _nothing(_record: Record, _event: Event) -> str:
    return ""
