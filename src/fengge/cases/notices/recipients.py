"""Who is meant by the words a procedure uses: holder, sender, dispatchers, heads, village, town… and outside parties, reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import in_charge, place_on
from fengge.cases.models import Party
from fengge.cases.permissions import May
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.orgs.county.posts import posts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from fengge.cases.models import Case

    Meant = Callable[[Case], list[str]]


def token(appointment: int | None, unit: int | None) -> str:
    """The desk of an appointment, else of a unit; empty for nobody's."""
    if appointment:
        return f"a:{appointment}"
    return f"o:{unit}" if unit else ""


def desks(case: Case, whom: str, *, holder: str, but: int | None) -> list[str]:
    """Tokens of the staff meant by this word; never `but`, the appointment that acted."""
    found = [holder] if whom == "holder" else _MEANT.get(whom, _nobody)(case)
    return [one for one in found if one and one != f"a:{but}"]


def numbers(case: Case, told: Collection[str]) -> list[str]:
    """Telephone numbers of those outside who are meant, gave one and asked to be told."""
    rows = Party.objects.filter(case=case, agreed_to_notices=True)
    if "parties" not in told:
        rows = rows.filter(reporter=True)
    if not {"parties", "reporter"} & set(told):
        return []
    return list(dict.fromkeys(party.phone for party in rows if party.phone))


def numbers_of_parties(cases: Collection[int]) -> dict[int, list[str]]:
    """The same for many cases, all their parties meant: one question."""
    found: dict[int, list[str]] = {}
    for party in Party.objects.filter(case__in=cases, agreed_to_notices=True).order_by("order", "id"):
        if party.phone and party.phone not in found.setdefault(party.case_id, []):
            found[party.case_id].append(party.phone)
    return found


def _nobody(_case: Case) -> list[str]:
    """Those outside are told by message."""
    return []


def _leader(case: Case) -> list[str]:
    return _on_it(case.sponsors)


def _team(case: Case) -> list[str]:
    return _on_it(case.members)


def _on_it(rows: Any) -> list[str]:
    return [f"a:{pk}" for pk in rows.filter(until=None).values_list("appointment_id", flat=True)]


def _sender(case: Case) -> list[str]:
    """Whoever passed it on last: by an answered transfer, else by triage."""
    passed = case.transfers.exclude(answered_at=None).order_by("-id").first()
    sorted_by = case.triages.order_by("-id").first()
    if passed:
        return [token(passed.from_appointment_id, None)]
    return [token(sorted_by.by_id, None)] if sorted_by else []


def _receiver(case: Case) -> list[str]:
    offered = case.transfers.filter(answered_at=None).order_by("-id").first()
    return [token(offered.to_appointment_id, offered.to_unit_id)] if offered else []


def _here(permission: str) -> Meant:
    """Those at the place and on the rung where it is now who may do this."""

    def found(case: Case) -> list[str]:
        return [f"a:{one.pk}" for one in in_charge(permission, [place_on(case.rung, case.division)])]

    return found


def _watching(rung: str) -> Meant:
    """The desks of those who sort out and assign on that rung, wherever the case is."""

    def found(case: Case) -> list[str]:
        return [f"a:{one.pk}" for one in in_charge(May.TRIAGE, [place_on(rung, case.division)]).order_by("id")]

    return found


def _dispatchers(case: Case) -> list[str]:
    """Who gives out work where it is now, while it is in nobody's hands; a unit named for it hears first."""
    if case.holder_id:
        return []
    return [token(None, case.unit_id)] if case.unit_id else _here(May.ASSIGN)(case)


def _visitors(case: Case) -> list[str]:
    """Who may make the return visit and close the case after it; never the mediator (人民调解法 art. 31)."""
    mediators = {
        *case.sessions.values_list("by__person", flat=True),
        *case.agreements.values_list("by__person", flat=True),
    }
    there = in_charge(May.VISIT, [place_on(case.rung, case.division)]).exclude(person__in=mediators)
    return [f"a:{one.pk}" for one in there if May.CLOSE in posts().permissions_of(one.post)]


def _raiser(case: Case) -> list[str]:
    last = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk, type="case.raised").order_by("-id")
    return [token(one.appointment_id, None) for one in last[:1]]


def _supervisor(case: Case) -> list[str]:
    return [token(one.by_id, None) for one in case.supervisions.order_by("-id")[:1]]


def _asker(case: Case) -> list[str]:
    return [token(one.by_id, None) for one in case.extensions.order_by("-id")[:1]]


def _helper(case: Case) -> list[str]:
    asked = case.helps.filter(answered_at=None).order_by("-id").first()
    return [token(None, asked.unit_id)] if asked else []


def _decider(case: Case) -> list[str]:
    dispute = case.lead_disputes.filter(decided_at=None).first()
    return [token(dispute.decider_id, None)] if dispute else []


def _alerted(case: Case) -> list[str]:
    """Whom the last urgent report names: the leader, and the offices told beside."""
    last = case.steps.filter(action="report_urgent").order_by("-id").first()
    return [f"a:{last.answers['leader']}", *(f"o:{pk}" for pk in last.answers["units"])] if last else []


def _reporting(case: Case) -> list[str]:
    return [token(one.by_id, None) for one in case.steps.filter(action="report_urgent").order_by("-id")[:1]]


_MEANT: dict[str, Meant] = {
    "sender": _sender, "receiver": _receiver, "dispatchers": _dispatchers, "raiser": _raiser, "supervisor": _supervisor,
    "asker": _asker, "leader": _leader, "team": _team, "alerted": _alerted, "reporting": _reporting,
    "helper": _helper, "visitors": _visitors, "decider": _decider, "heads": _here(May.GRANT_TIME), "top": _here(May.ANSWER_ALARM),
    "village": _watching("village"), "town": _watching("town"), "county": _watching("county"),
}  # fmt: skip
