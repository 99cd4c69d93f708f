"""From agreement to archive, what the resident says of it, and the notes on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.demo.replay.telling import Deed, tells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.demo.replay.telling import Telling
    from fengge.demo.stories.model import Step

NOTE_LENGTH = 300


@tells("perform")
def perform(telling: Telling, step: Step) -> Iterator[Deed]:
    kept = telling.story.performance[step.number]
    before = sum(len(deal.obligations) for deal in telling.story.agreements[: kept.agreement])
    given = {
        "obligation": before + kept.obligation, "performed": "yes", "on": min(kept.on, step.at.date()),
        "how": kept.note[:NOTE_LENGTH],
    }  # fmt: skip
    yield Deed("perform", step.at, telling.clerk, given)


@tells("visit")
def visit(telling: Telling, step: Step) -> Iterator[Deed]:
    """By the grid worker, who is not the mediator."""
    settled = step.outcome == "settled"
    given = {
        "on": step.at.date(), "manner": telling.rng.choice(("in_person", "phone")), "party": 1, "outcome": step.outcome,
        "satisfied": "yes" if settled else "no", "words": step.words,
    }  # fmt: skip
    yield Deed("visit", step.at, telling.hands.of("grid_worker", telling.place), given)


@tells("close")
def close(telling: Telling, step: Step) -> Iterator[Deed]:
    words = telling.story.visits[-1].words if telling.story.visits else ""
    yield Deed("close", step.at, telling.clerk, {"summary": f"双方达成协议并已全部履行。{words}"})


@tells("archive")
def archive(telling: Telling, step: Step) -> Iterator[Deed]:
    yield Deed("archive", step.at, telling.clerk, {"dossier_number": f"{step.at.year}-{telling.serial:06d}"})


@tells("rate")
def rate(telling: Telling, step: Step) -> Iterator[Deed]:
    """Saying that it is not solved takes the case up again by itself."""
    rating = telling.story.rating
    if rating is None:
        return
    if not rating.solved:
        telling.round += 1
    given = {"solved": "yes" if rating.solved else "no", "score": str(rating.stars), "words": rating.words}
    yield Deed("rate", step.at, None, given)


@tells("reopen")
def reopen(_: Telling, __: Step) -> Iterator[Deed]:
    """Done already by the rating before it."""
    yield from ()


@tells("note", "urge")
def note(telling: Telling, step: Step) -> Iterator[Deed]:
    """The town urges what is not its own; among themselves people write a note."""
    if step.do == "urge" and step.by == "town" and telling.rung == "village" and not telling.keeper:
        yield Deed("urge", step.at, telling.hands.officer("town", telling.place), {"words": step.words})
        return
    words = f"催办：{step.words}" if step.do == "urge" else step.words
    post = {"grid": "grid_worker", "town": "town_governance"}.get(step.by)
    place = telling.place if step.by == "grid" else telling.hands.seat("town", telling.place)
    by = telling.hands.of(post, place) if post else telling.clerk
    yield Deed("note", step.at, by, {"words": words, "to_reporter": False})
