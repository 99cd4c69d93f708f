"""From the first word to acceptance: report, register, assign, accept, return, transfer, refer."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fengge.core.packs import pack
from fengge.core.packs.codes import codes
from fengge.core.packs.triage import Triage
from fengge.demo.photos import photo_for
from fengge.demo.replay.telling import Deed, minutes_later, tells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fengge.demo.replay.telling import Telling
    from fengge.demo.stories.model import Party, Step
    from fengge.orgs.models import Appointment

CHANNELS = {"doorplate": "doorplate", "hotline": "hotline", "phone": "phone", "grid": "grid", "link_head": "grid"}
SEXES = {"M": "1", "F": "2"}
LEAVES_NAME, GIVES_POSITION = 0.7, 0.3
A_DAY, MORNING, EVENING, ON_DUTY = timedelta(days=1), 8, 18, 0.93
ONE_IN_THREE, ONE_IN_MANY = 3, 150
# What the stories call reports that are sealed, in the pack's words.
ROUTES = {"protection": "police_sealed", "judiciary": "court"}
RECEIVERS = {
    "labour": "labour", "tenure": "natural_resources", "review": "justice", "court": "court", "police": "police",
    "police_sealed": "police", "discipline": "discipline", "suggestion": "petition",
}  # fmt: skip


@tells("report")
def report(telling: Telling, step: Step) -> Iterator[Deed]:
    story, rng = telling.story, telling.rng
    by, channel = _reporter(telling, step)
    applicant = story.parties[0].person
    given: dict[str, Any] = {"facts": story.facts, "place_words": story.spot}
    if by is None and rng.random() < LEAVES_NAME:
        given |= {"name": applicant.name, "phone": applicant.phone, "notices": rng.random() < LEAVES_NAME}
    if by is not None:
        given |= {"kind": story.kind, "name": applicant.name, "phone": applicant.phone}
    place = telling.hands.ground.places[telling.place[:12]]
    if channel == "doorplate" and place.latitude and place.longitude and rng.random() < GIVES_POSITION:
        near = (rng.uniform(-0.01, 0.01), rng.uniform(-0.01, 0.01))
        given["position"] = (round(place.latitude + near[0], 5), round(place.longitude + near[1], 5))
    if by is None:
        given["photos"] = _photos(telling)
    yield Deed("report", step.at, by, {**given, "channel": channel, "source": story.source})


def _photos(telling: Telling) -> list[SimpleUploadedFile]:
    """Here and there a resident adds a picture of a thing that can be seen."""
    if telling.serial % (ONE_IN_THREE if telling.is_shown_more_of else ONE_IN_MANY):
        return []
    photo = photo_for(telling.story.scene, telling.serial)
    return [SimpleUploadedFile(photo.name, photo.jpeg, "image/jpeg")] if photo else []


def _reporter(telling: Telling, step: Step) -> tuple[Appointment | None, str]:
    source = telling.story.source
    if step.by == "resident":
        return None, CHANNELS.get(source, "web")
    if source == "hotline":
        return telling.hands.of("hotline", telling.hands.ground.county, telling.serial), "hotline"
    if step.by == "grid":
        return telling.hands.of("grid_worker", telling.place), "grid"
    return telling.clerk, CHANNELS.get(source, "counter")


@tells("register")
def register(telling: Telling, step: Step) -> Iterator[Deed]:
    story = telling.story
    given = {
        "title": story.title, "kind": story.kind, "source": story.source, "place_words": story.spot,
        "parties": [party_given(telling, place) for place in (0, 1)],
    }  # fmt: skip
    yield Deed("register", promptly(telling, telling.story.reported_at, step.at), telling.clerk, given)


def promptly(telling: Telling, since: datetime, at: datetime) -> datetime:
    """Somebody is on duty on rest days too: what would lie over a day mostly is taken up by the next morning."""
    if at - since < A_DAY or telling.rng.random() > ON_DUTY:
        return at
    if since.hour >= EVENING:
        since = since.replace(hour=MORNING) + A_DAY
    elif since.hour < MORNING:
        since = since.replace(hour=MORNING)
    return minutes_later(since, telling.rng.randint(8, 110))


def party_given(telling: Telling, place: int) -> dict[str, Any]:
    """One side, with the relative who speaks for it."""
    party = telling.story.parties[place]
    who = party.person
    given = {
        "role": party.side, "name": party.name, "phone": who.phone, "id_number": who.id_number, "sex": SEXES[who.sex],
        "ethnicity": _ethnicities()[who.ethnicity], "birth_year": who.born.year, "address": _address(telling),
        "represented_by": who.name if party.org else _agent(telling, party),
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}


def _agent(telling: Telling, side: Party) -> str:
    speakers = (one for one in telling.story.parties if one.side == "agent" and one.tie.startswith(side.person.name))
    return next((one.person.name for one in speakers), "")


def _address(telling: Telling) -> str:
    place = telling.story.place
    return f"{place.town}{place.village}{place.group}{telling.rng.randint(1, 120)}号"


@cache
def _ethnicities() -> dict[str, str]:
    return {row.title: code for code, row in codes("ethnic_groups").items()}


@tells("return")
def send_back(telling: Telling, step: Step) -> Iterator[Deed]:
    telling.holder = None
    yield Deed("return", step.at, telling.clerk, {"reason": step.words})


@tells("assign")
def assign(telling: Telling, step: Step) -> Iterator[Deed]:
    if telling.holder != telling.mediator:
        telling.holder = telling.mediator
        when = promptly(telling, telling.triaged_at, step.at)
        yield Deed("assign", when, telling.officer, {"to": telling.mediator.pk})


@tells("accept")
def accept(telling: Telling, step: Step) -> Iterator[Deed]:
    telling.holder = telling.mediator
    yield Deed("accept", step.at, telling.mediator)


@tells("transfer")
def transfer(telling: Telling, step: Step) -> Iterator[Deed]:
    """Offered to the town's mediation committee, and taken a few minutes later."""
    ground, town = telling.hands.ground, telling.hands.seat("town", telling.place)
    unit = ground.bodies[ground.body(town, "mediation_committee")]
    yield Deed("transfer", step.at, telling.mediator, {"to_unit": unit, "reason": step.words})
    telling.rung, telling.taken_over = "town", True
    telling.mediator = telling.holder = telling.hands.of("town_mediator", town, telling.serial)
    yield Deed("answer_transfer", minutes_later(step.at, 5), telling.mediator, {"accepted": "yes"})


@tells("refer")
def refer(telling: Telling, step: Step) -> Iterator[Deed]:
    told = ROUTES.get(step.outcome, step.outcome)
    route = telling.suggestion.route if telling.is_sealed else told
    ground = telling.hands.ground
    channel = pack().part(Triage).routes[route]
    given = {
        "channel": route, "receiver": ground.names[f"{ground.county}.{RECEIVERS[route]}"],
        "reason": f"属{channel.title}受理的事项", "told": f"{step.words}{channel.tell}",
    }  # fmt: skip
    yield Deed("refer", step.at, telling.officer, given)
