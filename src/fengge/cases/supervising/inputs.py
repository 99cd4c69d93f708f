"""What is asked when a case is urged or supervised."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.core.inputs import Day, Input, Line, Text, field


class UrgeGiven(Input):
    """A word to whoever has it."""

    words: Line | None = field(_("催办的话"), max=200, help=_("承办人会看到"))


class RemindGiven(Input):
    """A resident's own word, which may be left out."""

    words: Line | None = field(_("想说的话"), max=200, help=_("可以不填"))


class SuperviseGiven(Input):
    """Why, what, and by when."""

    reason: Line = field(_("督办理由"), max=300)
    requirement: Line = field(_("督办要求"), max=300, help=_("承办人会看到：办到什么程度、答复什么"))
    due_on: Day = field(_("答复期限"))


class AnswerGiven(Input):
    """What was done."""

    answer: Text = field(_("答复"), lines=4, max=600)


class LiftGiven(Input):
    """Why it is no longer needed."""

    reason: Line = field(_("解除理由"), max=300)
