"""What is asked when a matter is reported and registered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.models import SIDES
from fengge.cases.opening.asking import CHANNELS, villages
from fengge.cases.vocabulary import dispute_kinds, ethnicities, sexes, sources
from fengge.core.inputs import (
    Choice,
    Day,
    Flag,
    IdNumber,
    Input,
    Line,
    PersonName,
    Phone,
    Position,
    Text,
    Uploads,
    Whole,
    field,
)


class Report(Input):
    """What anybody may say through any door: what happened, where, and, if they like, how to reach them."""

    facts: Text = field(_("发生了什么事"), help=_("什么时候、和谁、为了什么事。写几句话就行。"), lines=6, max=4000)
    kind: Choice | None = field(_("哪一类"), choices=dispute_kinds, help=_("不确定可以不选"))
    place_words: Line | None = field(_("在哪里"), help=_("例如：三组大水井旁"), max=200)
    position: Position | None = field(_("地图位置"))
    occurred_on: Day | None = field(_("哪天发生"), past=True)
    name: PersonName | None = field(
        _("怎么称呼您"), personal=True, autocomplete="name", help=_("可以不填。只有办理这件事的工作人员能看到。")
    )
    phone: Phone | None = field(
        _("联系电话"), personal=True, autocomplete="tel", inputmode="tel", help=_("可以不填。只用来告诉您办理情况。")
    )
    notices: Flag = field(_("有进展时用短信告诉我"), default=False)
    photos: Uploads = field(_("照片"), help=_("可以不传，最多 6 张"), max=6)


class Entry(Input):
    """What staff write down of a matter of any procedure; each procedure's own form begins with these."""

    channel: Choice = field(_("怎么来的"), choices=CHANNELS, widget="radio")
    division: Choice = field(_("哪个村（社区）的事"), choices=villages)
    kind: Choice | None = field(_("哪一类"), choices=(), help=_("不确定可以不选"))
    facts: Text = field(_("发生了什么事"), help=_("什么时候、在哪里、什么情况"), lines=5, max=4000)
    place_words: Line | None = field(_("具体地点"), help=_("例如：三组大水井旁"), max=200)
    position: Position | None = field(_("地图位置"))
    occurred_on: Day | None = field(_("哪天发生"), past=True)
    name: PersonName | None = field(
        _("来反映的人"), personal=True, help=_("可以不填。只有办理这件事的工作人员能看到。")
    )
    phone: Phone | None = field(_("联系电话"), personal=True, inputmode="tel", help=_("可以不填"))
    notices: Flag = field(_("愿意接收办理进展短信"), default=False)
    photos: Uploads = field(_("照片或材料"), help=_("可以不传，最多 6 张"), max=6)


class PartyGiven(Input):
    """One party, as much as is known."""

    role: Choice = field(_("身份"), choices=SIDES)
    name: PersonName = field(_("姓名或单位"), personal=True)
    phone: Phone | None = field(_("电话"), personal=True, inputmode="tel")
    id_number: IdNumber | None = field(_("身份证号"), personal=True)
    sex: Choice | None = field(_("性别"), choices=sexes)
    ethnicity: Choice | None = field(_("民族"), choices=ethnicities)
    birth_year: Whole | None = field(_("出生年份"), min=1900, max=2100, inputmode="numeric")
    occupation: Line | None = field(_("职业"), max=40)
    address: Line | None = field(_("住址"), max=200, personal=True)
    represented_by: PersonName | None = field(_("代理人"), personal=True)
    is_minor: Flag = field(_("未成年人"), default=False)
    shielded: Flag = field(_("对其他当事人隐去住址电话"), default=False, help=_("涉及暴力或未成年人时勾选"))


class Register(Input):
    """What the clerk adds: a title, the kind, the source, and the parties."""

    title: Line = field(_("事由"), help=_("一句话，例如：甲乙两户因排水沟改道争执"), max=120)
    kind: Choice = field(_("纠纷类别"), choices=dispute_kinds)
    source: Choice = field(_("案件来源"), choices=sources)
    facts: Text | None = field(_("补充情况"), lines=4)
    place_words: Line | None = field(_("地点"), max=200)
    parties: list[PartyGiven] = field(_("当事人"), max=20, required=True)
