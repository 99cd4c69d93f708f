"""What the verbs from report to referral do, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import rung_of, signature
from fengge.cases.engine.timing import standing
from fengge.cases.models import (
    Attachment,
    Case,
    Closure,
    Holding,
    Outcome,
    Party,
    Referral,
    Role,
    Transfer,
    Triage,
    bigrams,
)
from fengge.cases.opening.inputs import PartyGiven
from fengge.cases.opening.reporting import headline, own_entry
from fengge.cases.procedure import Event
from fengge.cases.triage.suggesting import suggest
from fengge.cases.triage.triaging import seal
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage as Rules
from fengge.demo.replay.at_once.life import Life, effect
from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from fengge.core.access import Actor

BLANK = {name: field.default for name, field in PartyGiven.model_fields.items() if not field.is_required()}


@effect("report")
def report(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.case = _case(life, given, by)
    life.new(Holding, rung="village", division=life.case.division, since=life.case.reported_at)
    if given.get("name"):
        contact = {"phone": given["phone"], "agreed_to_notices": given.get("notices", False)}
        reporter = life.new(Party, role=Role.APPLICANT, order=1, name=given["name"], reporter=True, **contact)
        life.parties.append(reporter)
    for number, upload in enumerate(given.get("photos", ()), 1):
        keep_file(life, upload, kind=Attachment.Kind.PHOTO, title=f"照片{number}", from_resident=True)
    return {
        "channel": given["channel"], "source": given["source"], "rung": "village", "on_behalf": by.is_staff,
    }  # fmt: skip


def _case(life: Life, given: dict[str, Any], by: Actor) -> Case:
    moment, place, spot = now(), life.story.place.code, given["place_words"]
    stands = standing(life.procedure, [Event("case.reported", moment, {"rung": "village"})], moment)
    latitude, longitude = given.get("position", (None, None))
    return Case(
        pk=life.book.key(Case),
        number=f"{moment.year}-{life.number:06d}",
        public_code=life.ticket.code,
        access_key=life.ticket.digest,
        procedure_key=life.procedure.key,
        procedure_version=life.procedure.version,
        stage="reported",
        title=headline(given["facts"]),
        facts=given["facts"],
        kind=given.get("kind", ""),
        source=given["source"],
        channel=given["channel"],
        division=place,
        origin_division=place,
        place_words=spot,
        latitude=latitude,
        longitude=longitude,
        reported_at=moment,
        team=own_entry(by),
        next_due_at=stands.due.at,
        next_due_key=stands.due.key,
        wakes_at=stands.wakes_at,
        words=bigrams(given["facts"], spot),
    )


def keep_file(life: Life, upload: UploadedFile[bytes], **told: Any) -> Attachment:
    """As the verbs do: the content goes into the store, its row with the case."""
    return life.new(Attachment, file_id=keep(upload).pk, at=now(), **told)


@effect("register")
def register(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    case = life.case
    life.move("register")
    case.title, case.kind, case.source = given["title"], given["kind"], given["source"]
    case.place_words = given["place_words"]
    case.words = bigrams(case.title, case.facts, case.place_words)
    for order, one in enumerate(given["parties"], 1):
        if order > len(life.parties):
            life.parties.append(life.new(Party, order=order))
        for name, value in {**BLANK, **one}.items():
            setattr(life.parties[order - 1], name, "" if value is None and name != "birth_year" else value)
    return {"kind": case.kind, "source": case.source, "parties": len(given["parties"])}


@effect("triage")
def triage(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    case = life.case
    suggestion = suggest(given["kind"], given["signals"])
    decided = {name: given[name] for name in ("level", "rung", "route")}
    suggested = {"level": suggestion.level, "rung": suggestion.rung, "route": suggestion.route}
    route = pack().part(Rules).routes[given["route"]]
    life.move("triage", "mediation" if route.mediation else "channel")
    case.level, case.rung, case.kind, case.route = given["level"], given["rung"], given["kind"], given["route"]
    if route.sealed:
        seal(case, suggestion.lead, by)
    life.new(
        Triage, signals=given["signals"], rules=suggestion.keys, suggested=suggested, reason=given["reason"],
        kind=given["kind"], by_id=by.appointment_id, at=now(), **decided,
    )  # fmt: skip
    said = {"kind": given["kind"], "signals": given["signals"], "rules": suggestion.keys}
    return {**said, "overruled": decided != suggested, **decided}


@effect("return")
def send_back(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("return")
    earlier = [row for row in life.rows if isinstance(row, Holding) and row.until]
    came_from = max(earlier, key=lambda row: row.since, default=None)
    rung, place = (came_from.rung, came_from.division) if came_from else (life.case.rung, life.case.origin_division)
    life.case.rung, life.case.division = rung, place
    life.put_into_hands(None, given["reason"])
    return {"reason": given["reason"], "rung": rung}


@effect("assign")
def assign(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    holder = life.hands.by_key[given["to"]]
    life.put_into_hands(holder)
    return {"to": signature(holder), "words": "", "rung": life.case.rung}


@effect("accept")
def accept(life: Life, _: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("accept")
    if life.case.holder_id is None and by.appointment_id:
        life.put_into_hands(life.hands.by_key[by.appointment_id])
    return {"words": "", "rung": life.case.rung}


@effect("transfer")
def transfer(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    case, unit = life.case, Organisation.objects.get(pk=given["to_unit"])
    life.new(
        Transfer, from_appointment_id=case.holder_id, from_division=case.division, to_unit_id=unit.pk,
        to_division=unit.division_id, to_rung=rung_of(unit.division_id), reason=given["reason"], offered_at=now(),
    )  # fmt: skip
    case.let_see(f"o:{unit.pk}")
    return {"to": unit.name, "reason": given["reason"]}


@effect("answer_transfer")
def answer_transfer(life: Life, _: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("answer_transfer", "taken")
    offer = life.last(Transfer)
    if offer is None or by.appointment_id is None:
        raise ValueError("nothing was offered")
    offer.answered_at, offer.accepted = now(), True
    life.case.rung, life.case.division = offer.to_rung, offer.to_division
    life.put_into_hands(life.hands.by_key[by.appointment_id], offer.reason)
    return {"unit": Organisation.objects.get(pk=offer.to_unit_id).name, "rung": life.case.rung}


@effect("refer")
def refer(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("refer")
    life.new(Referral, at=now(), **given)
    settled = settle(life, Outcome.REFERRED, given["told"], by)
    return {**settled, "channel": given["channel"], "receiver": given["receiver"]}


def settle(life: Life, outcome: str, summary: str, by: Actor) -> dict[str, Any]:
    """As `fengge.cases.closing.closing.settle`."""
    life.new(Closure, outcome=outcome, summary=summary, by_id=by.appointment_id, at=now())
    life.case.settled_at = now()
    return {"outcome": outcome}
