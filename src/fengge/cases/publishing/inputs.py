"""Which running cases go on under another version."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.core.inputs import Input, Line, Text, Whole, field


class MoveManyGiven(Input):
    """From which version to which, all of them or some, and why."""

    was: Whole = field(_("现在按第几版"), min=1, max=100_000)
    version: Whole = field(_("改按第几版"), min=1, max=100_000)
    numbers: Text | None = field(_("案号"), lines=3, max=4000, help=_("一行一个；不写，就是按那一版在办的全部"))
    reason: Line = field(_("理由"), max=300)
