"""What is asked when an item is decided, and when a decision is carried out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.meetings.deciding.owners import owners
from fengge.cases.models import Decision
from fengge.core.inputs import Choice, Day, Input, Line, field

SOMEBODY = [Decision.Choice.KEEP, Decision.Choice.ASSIGN, Decision.Choice.SUPPORT, Decision.Choice.CLOSE]


class DecisionGiven(Input):
    """How it goes on, who does what, and by when."""

    choice: Choice = field(_("决定"), choices=Decision.Choice, widget="radio")
    words: Line | None = field(_("要做什么"), max=300, help=_("支持写支持什么，上交写为什么办不了"))
    owner: Choice | None = field(_("谁来办"), choices=owners, when=("choice", SOMEBODY))
    due_on: Day | None = field(_("什么时候办好"), when=("choice", SOMEBODY))


class CarriedOutGiven(Input):
    """What came of it."""

    result: Line = field(_("办得怎样"), max=300)
