"""A year of disputes over the whole county, more of them where the demo's named people work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from fengge.cases.engine.considering import finding_once
from fengge.cases.models import Case
from fengge.core.access import Secrecy
from fengge.core.clock import now, start_of, today
from fengge.demo.doors import group_of
from fengge.demo.meetings.past import held
from fengge.demo.replay.at_once import Book, Life
from fengge.demo.replay.at_once.climbing import climb
from fengge.demo.replay.hands import Hands
from fengge.demo.replay.script import deeds
from fengge.demo.replay.through_verbs import ticket_of
from fengge.demo.rows import take_numbers
from fengge.demo.stories import Place, stories, story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.opening.ticket import Ticket
    from fengge.demo.ground import Ground
    from fengge.demo.stories import Story

DISPUTES = 3000
SEED = 329
# How many times as often a story happens there.
IN_THE_VILLAGE, IN_THE_TOWN = 6, 2
BATCH = 500
OF_LATE, BACK, TRIES = 45, 45, 60
EVERY_STAGE = (
    "reported", "registered", "triaged", "accepted", "consented", "investigating", "mediating", "agreed", "performing",
    "visited", "closed", "referred", "refused", "terminated", "withdrawn",
)  # fmt: skip
ENDINGS = {"referred": "referred", "refused": "refused", "terminated": "terminated", "withdrawn": "withdrawn"}
EVERYDAY = ("01", "02", "03", "04", "05", "06", "07")


def tell_year(ground: Ground, count: int = DISPUTES, *, progress: Callable[[str], None] = lambda _: None) -> int:
    """Tell, live and store the year's disputes. Gives how many events they left."""
    hands, book = Hands(ground), Book()
    numbers = take_numbers("cases_number", count)
    lives = []
    with finding_once():  # the rules of triage stay as they are
        for serial, (told, number) in enumerate(zip(year(ground, count), numbers, strict=True), 1):
            lives.append(live(told, serial, book, hands, number))
            if serial % BATCH == 0:
                progress(f"{serial} of {count} disputes")
    return book.store(lives, held(lives, hands, book))


def year(ground: Ground, count: int) -> list[Story]:
    """The same seed, county and day give the same stories, in the order of their arrival."""
    rng, late = Random(SEED), min(OF_LATE, count // 4)
    told = [*stories(places(ground), count - late, rng, today())]
    told += lately(ground, late, rng)
    return sorted(map(_arrived, told), key=lambda story: story.reported_at)


def _arrived(told: Story) -> Story:
    """What would be reported later this morning came a day earlier: nothing lies in the future."""
    if told.reported_at <= now():
        return told
    day = timedelta(days=1)
    steps = tuple(replace(step, at=step.at - day) for step in told.timeline)
    return replace(told, reported_at=told.reported_at - day, timeline=steps)


def lately(ground: Ground, count: int, rng: Random) -> Iterator[Story]:
    """What came in these last weeks where the named people work: every stage, on its way and lying about."""
    town = [place for place in places(ground) if place.code.startswith(ground.town)]
    village = [place for place in town if place.code.startswith(ground.village)]
    for number in range(count):
        place = rng.choice(town if number % 4 == 0 else village)
        yield _standing(EVERY_STAGE[number % len(EVERY_STAGE)], place, rng, lies=number % 2 == 1)


def _standing(stage: str, place: Place, rng: Random, *, lies: bool) -> Story:
    """A story that stands at this stage today; the last one tried, should none be found."""
    plan = ENDINGS.get(stage, "stalled" if lies else "performed")
    for _ in range(TRIES):
        day = today() - timedelta(
            days=rng.randrange(0 if stage == "reported" else 1, 3 if stage == "reported" else BACK)
        )
        when = start_of(day) + timedelta(minutes=rng.randint(7 * 60, 9 * 60))
        told = story(rng.choice(EVERYDAY), place, rng, when, today=today(), plan=plan)
        if told.stage == stage:
            break
    return told


def live(story: Story, serial: int, book: Book, hands: Hands, number: int = 0) -> Life:
    life = Life(story, serial, book, hands, number)
    for deed in deeds(story, serial, hands):
        if life.events:
            climb(life, deed.at, deed.at)
        life.live(deed)
    climb(life, now(), None)
    return life


def places(ground: Ground) -> list[Place]:
    """Every grid, as often as its share of stories asks for."""
    found = []
    for grid in ground.grids():
        often = IN_THE_VILLAGE if grid[:12] == ground.village else IN_THE_TOWN if grid[:9] == ground.town else 1
        town, village = ground.places[grid[:9]].name, ground.places[grid[:12]].name
        found += [Place(grid, town, village, group_of(ground, grid))] * often
    return found


def shown_ticket(ground: Ground) -> Ticket:
    """The receipt of a case worth following: reported in the demo's village, and well on its way."""
    cases = Case.objects.open().filter(origin_division__startswith=ground.village, secrecy=Secrecy.OPEN, risks=None)
    on_its_way = cases.filter(stage__in=("mediating", "agreed", "performing"))
    case = on_its_way.order_by("-reported_at").first() or Case.objects.earliest("pk")
    return ticket_of(Case.objects.filter(pk__lte=case.pk).count())
