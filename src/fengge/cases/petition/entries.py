"""What is asked when a petition is written into the register: who comes, how many, about what, against whom, on which way."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fengge.cases.accusing.inputs import AccusedGiven  # noqa: TC001 - read when the form is made
from fengge.cases.models import Demand
from fengge.cases.opening.inputs import Entry
from fengge.cases.vocabulary import dispute_kinds
from fengge.core.inputs import Choice, Flag, Input, Line, PersonName, Phone, Whole, field

MOST_REPRESENTATIVES = 5
ONLY_A_NUMBER = _("只填编号，供核对用。法定登记在国家信访信息系统办理，这里不另行登记，也不复制那里的内容。")


def claim() -> Any:
    """What they ask for, in one sentence."""
    return field(_("事由"), help=_("一句话写清诉求，例如：要求落实征地补偿"), max=120)


def how_many() -> Any:
    """How many petition together."""
    return field(_("信访人数"), min=1, max=100000, inputmode="numeric")


def speakers() -> Any:
    """Who speaks for them."""
    return field(_("推选的代表"), help=_("多人提出共同事项时推选，不超过 5 人（《信访工作条例》第二十条）"), max=20)


def statutory_number() -> Any:
    """The number of the statutory record, and nothing else of it."""
    return field(_("国家信访信息系统编号"), help=ONLY_A_NUMBER, max=60)


def urgent() -> Any:
    """Whether it may become grave or cannot wait."""
    return field(
        _("重大、紧急，可能造成社会影响"), default=False,
        help=_("勾上以后要马上报告党委、政府，通报信访工作联席会议（《信访工作条例》第二十五条）"),
    )  # fmt: skip


class RepresentativeGiven(Input):
    """Somebody chosen to speak for all."""

    name: PersonName = field(_("代表姓名"), personal=True)
    phone: Phone | None = field(_("代表电话"), personal=True, inputmode="tel")


class RepresentGiven(Input):
    """How many petition together, and who speaks for them."""

    petitioners: Whole = how_many()
    representatives: list[RepresentativeGiven] = speakers()


class PetitionGiven(Input):
    """What the petition office writes into the register."""

    title: Line = claim()
    kind: Choice | None = field(_("类别"), choices=dispute_kinds, help=_("不确定可以不选"))
    reference: Line | None = statutory_number()
    petitioners: Whole = how_many()
    representatives: list[RepresentativeGiven] = speakers()
    urgent: Flag = urgent()


class PetitionEntry(Entry):
    """A petition as it is taken in at the window: the plain form, the register and whom it accuses, at one time."""

    title: Line = claim()
    reference: Line | None = statutory_number()
    petitioners: Whole = how_many()
    representatives: list[RepresentativeGiven] = speakers()
    urgent: Flag = urgent()
    accused: list[AccusedGiven] = field(
        _("反映的是哪个单位、哪个人"),
        help=_("不是反映单位或公职人员的不填。写上以后，这些单位和人员看不到这件事。"),
        max=10,
    )


class CiteGiven(Input):
    """The number of the statutory record."""

    reference: Line = statutory_number()


class AcceptGiven(Input):
    """By which way of art. 31 the claim is to be handled; only the sixth is accepted here."""

    demand: Choice = field(
        _("诉求属于哪一类（《信访工作条例》第三十一条）"), choices=Demand, widget="radio",
        help=_("前五项有各自的法定程序，请选“导入法定途径”，不在这里受理"),
    )  # fmt: skip
    reference: Line | None = statutory_number()
    words: Line | None = field(_("说明"), max=200)
