"""The resident's word on the result: solved or not, and how they were treated. "Not solved" inside the window takes the case up
again, where its procedure has a way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from fengge.cases.engine.moving import move
from fengge.cases.models import Rating
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import Choice, Input, Text, field
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


SOLVED = [("yes", lazy("解决了")), ("no", lazy("没有解决"))]
SCORES = [
    ("5", lazy("很满意")),
    ("4", lazy("满意")),
    ("3", pgettext_lazy("rating", "一般")),
    ("2", lazy("不满意")),
    ("1", lazy("很不满意")),
]


class RatingGiven(Input):
    """Two questions and a place for words."""

    solved: Choice = field(lazy("事情真正解决了吗？"), choices=SOLVED, widget="radio")
    score: Choice = field(lazy("办理过程您满意吗？"), choices=SCORES, widget="radio")
    words: Text | None = field(lazy("想说的话"), lines=3, max=1000)


@verb(May.RATE, event="case.rated")
def rate(case: Case, given: RatingGiven, *, by: Actor) -> Case:
    """Rate the newest ending, once. Said to be unsolved while the window is open, the case is taken up again."""
    closure = case.closures.order_by("-id").first()
    if case.settled_at is None or closure is None:
        raise Refused(_("这件事还在办理，办结后再请您评价。"))
    if Rating.objects.filter(closure=closure).exists():
        raise Refused(_("您已经评价过了，谢谢。"))
    solved = given.solved == "yes"
    Rating.objects.create(
        case=case, closure=closure, solved=solved, score=int(given.score), words=given.words or "", at=now()
    )
    record(solved=solved, score=int(given.score))
    if not solved and _may_go_on(case):
        move(case, "say_unsolved", by=by)
        case.settled_at = None
        record(event="case.reopened", by_resident=True)
    return case


def _may_go_on(case: Case) -> bool:
    """Whether the case's procedure takes it up again from here; a light one only hears what was thought of it."""
    return any(one.key == "say_unsolved" and case.stage in one.from_stages for one in case.procedure.actions)
