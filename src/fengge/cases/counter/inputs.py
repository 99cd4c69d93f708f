"""One form for the whole first visit: what happened, where, who; nothing is asked a second time."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.opening.asking import CHANNELS, villages
from fengge.cases.opening.inputs import PartyGiven
from fengge.cases.vocabulary import dispute_kinds, sources
from fengge.core.inputs import Choice, Day, Flag, Input, Line, Text, Uploads, field


class CounterGiven(Input):
    """What the clerk writes down while the person tells."""

    channel: Choice = field(_("怎么来的"), choices=CHANNELS, widget="radio")
    division: Choice = field(_("哪个村（社区）的事"), choices=villages)
    title: Line = field(_("事由"), help=_("一句话，例如：甲乙两户因排水沟改道争执"), max=120)
    facts: Text = field(_("发生了什么事"), help=_("什么时候、和谁、为了什么事"), lines=6, max=4000)
    kind: Choice = field(_("纠纷类别"), choices=dispute_kinds)
    source: Choice = field(_("案件来源"), choices=sources)
    place_words: Line | None = field(_("具体地点"), help=_("例如：三组大水井旁"), max=200)
    occurred_on: Day | None = field(_("哪天发生"), past=True)
    notices: Flag = field(_("申请人愿意接收办理进展短信"), default=False)
    parties: list[PartyGiven] = field(_("当事人"), help=_("第一位是来反映的人"), max=20, required=True)
    photos: Uploads = field(_("照片或材料"), help=_("可以不传，最多 6 张"), max=6)
