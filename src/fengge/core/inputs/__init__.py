"""Inputs: one declaration of what a person hands in, for page, API and offline outbox alike.

    class Report(Input):
        title: Line = field(_("标题"), max=60)
        story: Text = field(_("事情经过"), help=_("什么时候、在哪里、和谁"))
        kind: Choice = field(_("类别"), choices=dispute_kinds)
        phone: Phone | None = field(_("手机号"), personal=True)
        obligations: list[Obligation] = field(_("义务"), max=20)

    bound = bind(Report, request.POST, request.FILES)
    if bound.ok: report(by=request.actor, input=bound.value)

A field is required unless it may be None, has a default, or is a Flag, Many, Uploads or list;
`required=True` asks for those too.
"""

from fengge.core.inputs.amounts import Money, Whole
from fengge.core.inputs.base import Input
from fengge.core.inputs.binding import Bound, bind
from fengge.core.inputs.choosing import Choice, Flag, Many
from fengge.core.inputs.identities import CreditCode, IdNumber, Phone
from fengge.core.inputs.kinds import Line, Text
from fengge.core.inputs.looks import field
from fengge.core.inputs.masks import mask
from fengge.core.inputs.mistakes import mistake
from fengge.core.inputs.moments import Day, Moment
from fengge.core.inputs.names import PersonName
from fengge.core.inputs.places import Point, Position, Uploads
from fengge.core.inputs.words import explain, problem

__all__ = [
    "Bound",
    "Choice",
    "CreditCode",
    "Day",
    "Flag",
    "IdNumber",
    "Input",
    "Line",
    "Many",
    "Moment",
    "Money",
    "PersonName",
    "Phone",
    "Point",
    "Position",
    "Text",
    "Uploads",
    "Whole",
    "bind",
    "explain",
    "field",
    "mask",
    "mistake",
    "problem",
]
