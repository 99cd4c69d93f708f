"""`/desk/risks/`: the one table (一表), under whatever conditions the URL holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from fengge.cases.letters.filling import title_words
from fengge.cases.models import Risk
from fengge.cases.permissions import May
from fengge.cases.risk.ledger.asking import SOON, UNPLANNED, Wanted, found
from fengge.cases.risk.words import colour_level, colours, is_english
from fengge.cases.showing.places import Places
from fengge.cases.vocabulary import title_in
from fengge.core.clock import today
from fengge.core.lists import newest
from fengge.core.packs import pack
from fengge.core.packs.slips import Slips
from fengge.core.pages import Nav, Request, page
from fengge.ui import Column, Empty, Field, Filter, Form, Level, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpResponse

    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]


@dataclass(frozen=True)
class RiskLine:
    """A mark ready for a table."""

    mark: Any  # a Risk `with_case`
    place: str

    @property
    def pk(self) -> int:
        return int(self.mark.pk)

    @property
    def title(self) -> str:
        """Nobody of the case is named in it."""
        return title_words(self.mark.case)

    @property
    def number(self) -> str:
        return str(self.mark.case.number)

    @property
    def stage(self) -> str:
        return str(self.mark.case.stage_title)

    @property
    def colour(self) -> Level:
        return colour_level(self.mark.colour)

    @property
    def standing(self) -> str:
        return str(self.mark.get_ended_display()) if self.mark.ended_at else _("标注中")

    @property
    def expires(self) -> date:
        return self.mark.expires_on

    @property
    def plan(self) -> str:
        if self.mark.planned_until is None:
            return _("还没有") if self.mark.needs_plan else _("不用做")
        return _("已有") if self.mark.planned_until >= today() else _("措施已到期")

    @property
    def holder(self) -> str:
        case = self.mark.case
        return case.holder.person.name if case.holder else str(case.unit or _("还没有人承办"))


def lines_of(marks: Sequence[Risk]) -> list[RiskLine]:
    places = Places(mark.case.division for mark in marks)
    return [RiskLine(mark, places.words(mark.case.division)) for mark in marks]


@page("risks/", allow=May.SEE_RISKS, surface="desk", name="cases.risks", nav=Nav(lazy("民转刑台账"), "shield", 15))
def ledger(request: Request) -> HttpResponse:
    """Newest first."""
    wanted = Wanted.of(request.GET)
    shown = {
        "table": table(request, wanted),
        "form": form(wanted),
        "wanted": wanted,
        "title": title(),
        "example": is_example(),
    }
    return TemplateResponse(request, "cases/risk/ledger/page.html", shown)


def title() -> str:
    """What the county calls its table."""
    called = pack().part(Slips).ledger
    return called.title_en if is_english() else called.title


def is_example() -> bool:
    """Whether the county has not confirmed its table."""
    return pack().part(Slips).ledger.example


def table(request: Request, wanted: Wanted) -> Table:
    """One page of the ledger."""
    rows = found(wanted, today())
    marks, after = newest(rows, request.GET.get("after", ""))
    filters = words(wanted)
    return Table(
        "risks",
        title(),
        columns(),
        lines_of(marks),
        row_url=lambda line: line.mark.case.url,
        more_url=wanted.url(after=after) if after else "",
        filters=filters,
        clear_url=wanted.plain() if len(filters) > 1 else "",
        export_url=wanted.url("cases.risks_export") if request.actor.may(May.EXPORT) else "",
        empty=Empty(
            _("没有符合条件的事项"), _("在事项页点“评估民转刑风险”，标注以后列在这里；到期、解除、办结后自动离开。"), icon="shield"
        ),
    )  # fmt: skip


def columns() -> list[Column]:
    """Matter and colour always; the rest the reader may hide."""
    return [
        Column("title", _("事由")),
        Column("number", _("案号")),
        Column("colour", pgettext("risk", "颜色")),
        Column("place", _("地点"), optional=True),
        Column("stage", _("办到哪一步"), optional=True),
        Column("expires", _("有效期至"), kind="day"),
        Column("plan", _("安全保护方案"), optional=True),
        Column("holder", _("承办"), optional=True),
        Column("standing", _("状态"), optional=True),
    ]


def states() -> Pairs:
    return list(Risk.Ended.choices)


def dues() -> Pairs:
    return [(SOON, _("快到期")), (UNPLANNED, _("还缺安全保护方案"))]


def words(wanted: Wanted) -> list[Filter]:
    """Each condition as a word that can be taken away."""
    lists = {"colour": colours, "state": states, "due": dues}
    said = [(name, title_in(lists[name](), value)) for name, value in wanted.query.items()]
    return [Filter(words, wanted.without(name)) for name, words in said if words]


def form(wanted: Wanted) -> Form:
    """The form that asks for conditions; it works as a plain GET form."""
    return Form(
        fields=[
            Field("colour", pgettext("risk", "颜色"), "select", value=wanted.colour, offered=colours()),
            Field("state", _("已不再标注的"), "select", value=wanted.state, offered=states()),
            Field("due", _("要做的"), "select", value=wanted.due, offered=dues()),
        ]
    )
