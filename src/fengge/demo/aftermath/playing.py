"""Agreements of the last weeks through the real verbs; what is due to be reminded of, the sweep tells when the demo comes up."""

from __future__ import annotations

import tomllib
from importlib import resources
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING, Any

from fengge.cases.models import Confirmation
from fengge.core.clock import today
from fengge.demo.aftermath.courses import COURSES
from fengge.demo.replay.hands import Hands
from fengge.demo.risks.playing import Matter

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case
    from fengge.demo.ground import Ground

SEED = 205  # 民事诉讼法 art. 205


def play_aftermath(ground: Ground) -> int:
    """One matter for each course, where the named people work. Gives how many there are; none the second time."""
    if Confirmation.objects.filter(result=Confirmation.Result.REJECTED).exists():
        return 0
    text = (resources.files("fengge.demo.aftermath") / "scenes.toml").read_text(encoding="utf-8")
    scenes, hands, rng = cycle(tomllib.loads(text)["scene"]), Hands(ground), Random(SEED)
    for number, (scene, (back, moves)) in enumerate(zip(scenes, COURSES.values(), strict=False)):
        Settled(number, scene | {"back": back}, ground.village, hands, rng, "aftermath").play(moves)
    return len(COURSES)


class Settled(Matter):
    """A dispute that came to an agreement; whoever asked wants to hear of it."""

    def reached(self) -> dict[str, Any]:
        """By message, if there is a telephone."""
        return {"phone": self.asking.phone, "notices": True} if self.asking.phone else {}

    def known(self, case: Case) -> dict[str, Callable[[], Any]]:
        """The obligation due first of those still owed, and the number of a ruling."""
        return super().known(case) | {
            "obligation": lambda: str(self._owed(case).pk),
            "ruling": lambda: f"（{today().year}）黔0329民特{self.number + 1}号",
        }

    def _owed(self, case: Case) -> Any:
        return case.obligations.exclude(performance__performed=True).order_by("due_on").first()
