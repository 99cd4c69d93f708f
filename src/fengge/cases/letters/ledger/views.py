"""`/desk/letters/`: the ledger of letters (函件台账), under whatever conditions the URL holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.letters.kinds import titles
from fengge.cases.letters.ledger.asking import GOT, OURS, OVERDUE, SENT, Wanted, found
from fengge.cases.letters.ledger.counting import counted
from fengge.cases.letters.showing import lines_of
from fengge.cases.models import Letter
from fengge.cases.permissions import May
from fengge.cases.vocabulary import title_in
from fengge.core.clock import now
from fengge.core.lists import newest
from fengge.core.pages import Nav, Request, page
from fengge.orgs.models import Division, Organisation
from fengge.ui import Action, Column, Empty, Field, Filter, Form, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]

MOST_UNITS = 300


@page("letters/", allow=May.LETTERS, surface="desk", name="cases.letters", nav=Nav(lazy("函件"), "mail", 14))
def ledger(request: Request) -> HttpResponse:
    """Newest first."""
    wanted = Wanted.of(request.GET)
    shown = {"table": table(request, wanted), "form": form(wanted), "wanted": wanted, "figure": wanted.counted}
    if request.actor.may(May.EXPORT):
        shown["csv_url"] = wanted.url("cases.letters_export", "csv")
    if not wanted.query and "after" not in request.GET:
        shown["figures"] = counted(now())
    return TemplateResponse(request, "cases/letters/ledger/page.html", shown)


def table(request: Request, wanted: Wanted) -> Table:
    """One page of the ledger."""
    at = now()
    letters, after = newest(found(wanted, request.actor, at).with_names(), request.GET.get("after", ""))
    filters = words(wanted)
    exports = request.actor.may(May.EXPORT)
    return Table(
        "letters",
        _("函件台账"),
        columns(),
        lines_of(letters, at),
        row_url=lambda line: line.letter.url,
        more_url=wanted.url(after=after) if after else "",
        filters=filters,
        clear_url=wanted.plain() if len(filters) > 1 else "",
        export_url=wanted.url("cases.letters_export", "xlsx") if exports else "",
        empty=_nothing(wanted),
    )


def columns() -> list[Column]:
    """Subject and number always; the rest the reader may hide."""
    return [
        Column("subject", _("标题"), lambda line: line.letter.subject),
        Column("number", _("字号")),
        Column("standing", _("状态")),
        Column("clock", _("期限"), optional=True),
        Column("issuer", _("发函单位"), lambda line: str(line.letter.issuer), optional=True),
        Column("recipient", _("收函单位"), lambda line: str(line.letter.recipient), optional=True),
        Column("issued", _("发函日期"), kind="day", optional=True),
    ]


def _nothing(wanted: Wanted) -> Empty:
    if wanted.query:
        return Empty(
            _("没有符合条件的函件"), _("字号和案号要写全。"), Action(_("看全部函件"), wanted.plain()), "list-search"
        )
    return Empty(_("还没有函件"), _("函件从事项页起草：打开一件事项，点“起草函件”。"), icon="mail")


def sides() -> Pairs:
    return [(GOT, _("本单位收到的")), (SENT, _("本单位发出的"))]


def states() -> Pairs:
    return list(Letter.State.choices)


def dues() -> Pairs:
    return [(OURS, _("等本单位办")), (OVERDUE, _("超期"))]


def words(wanted: Wanted) -> list[Filter]:
    """Each condition as a word that can be taken away."""
    lists: dict[str, Any] = {"side": sides, "kind": titles, "state": states, "due": dues}
    said: list[Filter] = []
    for name, value in wanted.query.items():
        title = title_in(lists[name](), value) if name in lists else _other(name, value, wanted)
        if title:
            said.append(Filter(title, wanted.without(*((name, "since", "until") if name == "figure" else (name,)))))
    return said


def _other(name: str, value: str, wanted: Wanted) -> Words:
    if name in ("issuer", "recipient"):
        unit = Organisation.objects.filter(pk=value).first()
        pattern = _("发函：%s") if name == "issuer" else _("收函：%s")
        return pattern % unit if unit else ""
    if name == "place":
        return Division.objects.filter(code=value).values_list("name", flat=True).first() or value
    if name == "figure":
        return wanted.counted.title if wanted.counted else ""
    said = {"q": f"“{value}”", "since": _("%s起") % value, "until": _("%s止") % value}
    return said[name]


def form(wanted: Wanted) -> Form:
    """The form that asks for conditions; it works as a plain GET form."""
    asked = [
        Field("q", _("字号或案号（写全）"), value=wanted.q),
        Field("side", _("收发"), "select", value=wanted.side, offered=sides()),
        Field("kind", _("文种"), "select", value=wanted.kind, offered=titles()),
        Field("state", _("状态"), "select", value=wanted.state, offered=states()),
        Field("due", _("期限"), "select", value=wanted.due, offered=dues()),
        Field("issuer", _("发函单位"), "select", value=wanted.issuer, offered=_units("issuer_id")),
        Field("recipient", _("收函单位"), "select", value=wanted.recipient, offered=_units("recipient_id")),
        Field("since", _("发出日期从"), "date", value=wanted.since),
        Field("until", _("发出日期到"), "date", value=wanted.until),
    ]
    return Form(fields=asked)


def _units(column: str) -> Pairs:
    """Units on this side of any letter the reader sees."""
    rows = Organisation.objects.filter(pk__in=Letter.objects.values(column))
    return [(str(one.pk), str(one)) for one in rows.order_by("division_id", "key")[:MOST_UNITS]]
