"""What is asked when a case ends, by whichever way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.vocabulary import routes
from fengge.core.inputs import Choice, Input, Line, Text, field


class CloseGiven(Input):
    """The result in words."""

    summary: Text = field(_("办理结果"), lines=4, help=_("反映人会看到这段话"))


class EndGiven(Input):
    """Why it ends without agreement; the person concerned reads it."""

    reason: Text = field(_("理由，以及可以走的其他途径"), lines=4, help=_("反映人会看到这段话"))


class ReferGiven(Input):
    """Which legal channel, to whom, and what the person is told."""

    channel: Choice = field(_("法定途径"), choices=routes)
    receiver: Line = field(_("接收单位"), max=120)
    reason: Line = field(_("理由"), max=300)
    told: Text = field(_("告知当事人的话"), lines=4, help=_("写明地址、电话、期限，反映人会看到"))


class ArchiveGiven(Input):
    """The dossier's place on the shelf."""

    dossier_number: Line = field(_("卷号"), max=60)


class ReopenGiven(Input):
    """Why it is taken up again."""

    reason: Line = field(_("重新办理的理由"), max=300)
