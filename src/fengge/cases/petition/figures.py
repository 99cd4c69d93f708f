"""Figures of petitions: whether the statute's terms are kept and what petitioners say. Never who petitions how often, nor where most do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.figures import PERCENT, here, told, within
from fengge.cases.models import PetitionOpinion, ReturnVisit
from fengge.core.figures import Asked, figure

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models import Case

NOTICED = ("case.accepted", "petition.declined", "petition.forwarded", "case.referred")


def petitions(asked: Asked) -> QuerySet[Case]:
    """Petitions of the place, whatever became of them."""
    return here(asked).filter(procedure_key="petition")


def noticed(asked: Asked) -> QuerySet[Case]:
    """Petitions about which the petitioner was told whether they are accepted, in the days asked for."""
    return petitions(asked).filter(Exists(told(asked, *NOTICED)))


def answered(asked: Asked) -> QuerySet[Case]:
    """Petitions whose opinion was drawn up in the days asked for."""
    opinions = PetitionOpinion.objects.filter(
        within(asked, "issued_at"), case=OuterRef("pk"), stage=PetitionOpinion.Stage.HANDLING
    )
    return petitions(asked).filter(Exists(opinions))


def visited(asked: Asked) -> QuerySet[Case]:
    """Petitions where somebody outside the team called in the days asked for."""
    return petitions(asked).filter(Exists(told(asked, "case.visited")))


@figure(
    "petitions.noticed_in_time", title=_("按期告知率"), unit=PERCENT, opens="cases.list", out_of=noticed,
    definition=_("在这段时间里告知了是否受理的信访事项中，自收到之日起 15 日内告知的所占比例（《信访工作条例》第二十二条、第二十三条）。"),
)  # fmt: skip
def noticed_in_time(asked: Asked) -> Q:
    return ~Q(Exists(told(asked, *NOTICED).filter(details__late="notice")))


@figure(
    "petitions.answered_in_time", title=_("按期出具意见率"), unit=PERCENT, opens="cases.list", out_of=answered,
    definition=_("在这段时间里出具处理意见书的信访事项中，在 60 日内（延长的，按延长后）出具的所占比例（《信访工作条例》第三十四条）。"),
)  # fmt: skip
def answered_in_time(asked: Asked) -> Q:
    return ~Q(Exists(told(asked, "petition.answered").filter(details__in_time=False)))


@figure(
    "petitions.satisfied", title=_("信访回访满意率"), unit=PERCENT, opens="cases.list", out_of=visited,
    definition=_("在这段时间里回访过的信访事项中，最近一次回访时信访人表示满意的所占比例。回访由专班以外的人进行。"),
)  # fmt: skip
def satisfied(_asked: Asked) -> Q:
    newest = ReturnVisit.objects.filter(case=OuterRef("case_id")).order_by("-id").values("pk")[:1]
    return Q(Exists(ReturnVisit.objects.filter(case=OuterRef("pk"), pk=newest, satisfied=True)))
