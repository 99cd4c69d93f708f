"""What is asked about a hazard, step by step. Photos may be given and never must."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.cases.opening.asking import CHANNELS, villages
from fengge.cases.procedures import get
from fengge.cases.vocabulary import kinds_of
from fengge.core.inputs import Choice, Day, Flag, Input, Line, PersonName, Phone, Position, Text, Uploads, field

if TYPE_CHECKING:
    from fengge.core.wording import Words

CALL = _("有人受困受伤，先拨 119、120；有人打闹伤人，先拨 110。打完电话再填。")
YES, NO = "yes", "no"
IS_HAZARD = [(YES, _("是隐患，要整改")), (NO, _("不是隐患"))]
PASSED = [(YES, _("隐患已消除")), (NO, _("还没有消除，继续整改"))]


def levels() -> list[tuple[str, Words]]:
    """How grave a hazard can be, as the county names it."""
    return [(level.key, level.title) for level in get("hazard").levels]


class HazardGiven(Input):
    """A hazard as it is written down: in one line where it could be solved on the spot, or as an emergency."""

    facts: Text = field(_("什么隐患"), help=_("一句话也行，例如：桥头护栏断了一截"), lines=3, max=4000)
    kind: Choice = field(_("哪一类"), choices=partial(kinds_of, "hazard"))
    division: Choice = field(_("在哪个村（社区）"), choices=villages)
    place_words: Line | None = field(_("具体地点"), help=_("例如：三组大水井旁"), max=200)
    urgent: Flag = field(_("紧急：马上会伤人"), default=False, help=CALL)
    danger: Line | None = field(_("眼下有什么危险"), max=200, when=("urgent", True), required=True)
    solved: Flag = field(_("已经当场解决"), default=False, help=_("顺手就能办的，办完写一句就行"))
    how: Line | None = field(_("怎么解决的"), max=200, when=("solved", True), required=True)
    photos: Uploads = field(_("照片"), help=_("可以不传，最多 6 张"), max=6)
    channel: Choice = field(_("怎么来的"), choices=CHANNELS, widget="radio")
    name: PersonName | None = field(
        _("来反映的人"), personal=True, help=_("可以不填。只有办理这件事的工作人员能看到。")
    )
    phone: Phone | None = field(_("联系电话"), personal=True, inputmode="tel", help=_("可以不填"))
    notices: Flag = field(_("愿意接收办理进展短信"), default=False)
    occurred_on: Day | None = field(_("哪天发现"), past=True)
    position: Position | None = field(_("地图位置"))


class SolveGiven(Input):
    """One line."""

    what: Line = field(_("怎么解决的"), max=200)
    photos: Uploads = field(_("照片"), help=_("可以不传，最多 6 张"), max=6)


class AlarmGiven(Input):
    """What is dangerous at this moment."""

    danger: Line = field(_("眼下有什么危险"), max=200, help=CALL)


class CheckGiven(Input):
    """What was found on the spot; if it is a hazard, who puts it right and what has to be done."""

    is_hazard: Choice = field(_("核查结果"), choices=IS_HAZARD, widget="radio")
    found: Text = field(_("核查情况"), help=_("不是隐患的，写清为什么，反映的人会看到"), lines=3, max=2000)
    level: Choice | None = field(_("隐患级别"), choices=levels, when=("is_hazard", YES), required=True)
    unit: PersonName | None = field(_("责任单位或责任人"), personal=True, when=("is_hazard", YES), required=True)
    phone: Phone | None = field(_("责任单位电话"), personal=True, inputmode="tel", when=("is_hazard", YES))
    measures: Text | None = field(_("整改要求"), lines=3, max=2000, when=("is_hazard", YES), required=True)
    photos: Uploads = field(_("整改前照片"), help=_("可以不传，最多 6 张"), max=6)


class RectifyGiven(Input):
    """What was done."""

    done: Text = field(_("整改情况"), lines=3, max=2000)
    on: Day = field(_("哪天整改完"), past=True)
    photos: Uploads = field(_("整改后照片"), help=_("可以不传，最多 6 张"), max=6)


class RecheckGiven(Input):
    """Whether it is gone."""

    passed: Choice = field(_("复查结果"), choices=PASSED, widget="radio")
    found: Text = field(_("复查情况"), help=_("反映的人会看到"), lines=3, max=2000)
    photos: Uploads = field(_("复查照片"), help=_("可以不传，最多 6 张"), max=6)


class RegradeGiven(Input):
    """The new level, and why."""

    level: Choice = field(_("隐患级别"), choices=levels)
    reason: Line = field(_("理由"), max=300)
