"""The report as three short steps: what happened, where, how to reach you."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.vocabulary import dispute_kinds
from fengge.core.inputs import Choice, Day, Flag, Input, Line, PersonName, Phone, Position, Text, Uploads, field
from fengge.portal.places import villages

WHAT, WHERE, WHO = _("一、发生了什么"), _("二、在哪里"), _("三、怎么找您（可以都不填）")
TELL = _("什么时候、和谁、为了什么。用语音输入也行。")


class ReportHere(Input):
    """A report from a doorplate: the place is known already. Field for field what a Report takes, in the order of the steps."""

    facts: Text = field(_("发生了什么事"), help=TELL, lines=6, max=4000, group=WHAT)
    kind: Choice | None = field(_("哪一类"), choices=dispute_kinds, help=_("不确定可以不选"), group=WHAT)
    occurred_on: Day | None = field(_("哪天发生"), past=True, group=WHAT)
    photos: Uploads = field(_("照片"), help=_("可以不传，最多 6 张"), max=6, group=WHAT)
    place_words: Line | None = field(_("具体位置"), help=_("例如：三组大水井旁"), max=200, group=WHERE)
    position: Position | None = field(_("地图位置"), group=WHERE)
    name: PersonName | None = field(
        _("怎么称呼您"), personal=True, autocomplete="name", help=_("只有办理这件事的工作人员能看到"), group=WHO
    )
    phone: Phone | None = field(
        _("联系电话"), personal=True, autocomplete="tel", inputmode="tel", help=_("只用来告诉您办理情况"), group=WHO
    )
    notices: Flag = field(_("有进展时用短信告诉我"), default=False, group=WHO)


class ReportAnywhere(Input):
    """A report without a doorplate: the village is chosen in the second step."""

    facts: Text = field(_("发生了什么事"), help=TELL, lines=6, max=4000, group=WHAT)
    kind: Choice | None = field(_("哪一类"), choices=dispute_kinds, help=_("不确定可以不选"), group=WHAT)
    occurred_on: Day | None = field(_("哪天发生"), past=True, group=WHAT)
    photos: Uploads = field(_("照片"), help=_("可以不传，最多 6 张"), max=6, group=WHAT)
    village: Choice = field(_("哪个村（社区）"), choices=villages, group=WHERE)
    place_words: Line | None = field(_("具体位置"), help=_("例如：三组大水井旁"), max=200, group=WHERE)
    position: Position | None = field(_("地图位置"), group=WHERE)
    name: PersonName | None = field(
        _("怎么称呼您"), personal=True, autocomplete="name", help=_("只有办理这件事的工作人员能看到"), group=WHO
    )
    phone: Phone | None = field(
        _("联系电话"), personal=True, autocomplete="tel", inputmode="tel", help=_("只用来告诉您办理情况"), group=WHO
    )
    notices: Flag = field(_("有进展时用短信告诉我"), default=False, group=WHO)
