"""How an errand begins: what is to be done at which counter, for whom, and what was handed over for it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from fengge.cases.opening.asking import CHANNELS, villages
from fengge.cases.opening.openings import enter, opens
from fengge.cases.vocabulary import kinds_of
from fengge.core.inputs import Choice, Flag, Input, Line, PersonName, Phone, Text, Uploads, field


class ErrandGiven(Input):
    """The errand, the person's consent, and the originals that have to come back."""

    channel: Choice = field(_("怎么来的"), choices=CHANNELS, widget="radio")
    division: Choice = field(_("哪个村（社区）的人"), choices=villages)
    kind: Choice | None = field(_("哪一类"), choices=partial(kinds_of, "errand"), help=_("不确定可以不选"))
    facts: Text = field(_("要办什么事"), help=_("办什么、给谁办、什么时候要"), lines=4, max=4000)
    originals: Text | None = field(_("交来哪些证件和材料原件"), help=_("一样一样写清，办完照单退还"), lines=3)
    authorised: Flag = field(_("本人同意委托代办"), required=True)
    name: PersonName | None = field(_("替谁办"), personal=True, help=_("可以不填。只有办理这件事的工作人员能看到。"))
    phone: Phone | None = field(_("联系电话"), personal=True, inputmode="tel", help=_("可以不填"))
    notices: Flag = field(_("愿意接收办理进展短信"), default=False)
    place_words: Line | None = field(_("到哪里找本人"), help=_("上门取送材料用，例如：三组大水井旁"), max=200)
    photos: Uploads = field(_("照片或材料"), help=_("可以不传，最多 6 张"), max=6)
    occurred_on: ClassVar[None] = None
    position: ClassVar[None] = None


opens("errand", ErrandGiven)(partial(enter, procedure="errand"))
