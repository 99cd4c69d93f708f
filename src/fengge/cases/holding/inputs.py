"""What is asked when a case changes hands."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.holding.colleagues import colleagues, units
from fengge.core.inputs import Choice, Input, Line, field


class AssignGiven(Input):
    """To whom."""

    to: Choice = field(_("承办人"), choices=colleagues)
    words: Line | None = field(_("交代的话"), max=200)


class AcceptGiven(Input):
    """Nothing more is needed to accept."""

    words: Line | None = field(_("说明"), max=200)


class ReasonGiven(Input):
    """Why."""

    reason: Line = field(_("理由"), max=300, help=_("对方会看到这句话"))


class TransferGiven(Input):
    """To which unit, and why."""

    to_unit: Choice = field(_("移交给"), choices=units)
    reason: Line = field(_("理由"), max=300, help=_("对方会看到这句话"))


class AnswerGiven(Input):
    """Taking a transferred case, or not."""

    accepted: Choice = field(_("答复"), choices=[("yes", _("接收")), ("no", _("退回"))], widget="radio")
    reason: Line | None = field(_("退回的理由"), max=300, when=("accepted", "no"), required=True)


class RecuseGiven(Input):
    """Who steps back, and why."""

    who: Choice = field(_("回避的人"), choices=colleagues)
    reason: Line = field(_("与本案的关系"), max=200)
