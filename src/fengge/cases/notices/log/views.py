"""`/desk/messages/`: the log of messages, and trying those that failed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages as flashes
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fengge.cases.notices.log.asking import STATES, Wanted, found
from fengge.cases.notices.log.resending import resend
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.figures import Asked, all_figures, measure
from fengge.core.inputs import mask
from fengge.core.lists import is_key, newest
from fengge.core.models import Delivery
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.ui import Action, Column, Empty, Field, Figure, Filter, Form, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.figures import Value
    from fengge.core.wording import Words
    from fengge.ui.parts import Tone

CHANNELS = {"sms": lazy("短信"), "wechat": lazy("微信"), "email": lazy("电子邮件")}
MOST = 200


@page("messages/", allow=May.MESSAGES, surface="desk", name="cases.messages")
@require_safe
def log(request: Request) -> HttpResponse:
    """Newest first."""
    wanted = Wanted.of(request.GET)
    shown = {"table": _table(request, wanted), "form": _form(wanted), "wanted": wanted, "figure": wanted.counted}
    if not wanted.query and "after" not in request.GET:
        today = now().date()
        month = Asked(now(), since=today.replace(day=1), until=today)
        shown["figures"] = [_shown(measure(one, month)) for one in all_figures("messages")]
    return TemplateResponse(request, "cases/notices/log/page.html", shown)


@page("messages/again/", allow=May.RESEND, surface="desk", name="cases.messages_again")
@require_POST
def once_more(request: Request) -> HttpResponse:
    """Each chosen message that failed begins anew; of the others it is said why not."""
    keys = [key for key in request.POST.getlist("chosen")[:MOST] if is_key(key)]
    done, refused = 0, set()
    for delivery in Delivery.objects.filter(pk__in=keys).order_by("pk"):
        try:
            resend(delivery, by=request.actor)
            done += 1
        except Refused as refusal:
            refused.add(str(refusal.message))
    if done:
        flashes.success(request, ngettext("%(n)d 条消息会再发一次。", "%(n)d 条消息会再发一次。", done) % {"n": done})
    for reason in sorted(refused):
        flashes.warning(request, reason)
    if not keys:
        flashes.info(request, _("请先选中没有发出的消息。"))
    return redirect("cases.messages")


def _table(request: Request, wanted: Wanted) -> Table:
    rows, after = newest(found(wanted), request.GET.get("after", ""))
    may = request.actor.may(May.RESEND)
    again = Action(_("再发一次"), reverse("cases.messages_again"), method="post", icon="refresh")
    return Table(
        "messages",
        _("外发消息"),
        _columns(),
        rows,
        row_tone=lambda one: "danger" if one.failed_at else "",
        more_url=wanted.url(after=after) if after else "",
        filters=_words(wanted),
        actions=[again] if may and any(one.failed_at for one in rows) else [],
        empty=Empty(_("还没有外发消息"), _("群众要求告知进度的事项，每走一步会发一条短信。"), icon="mail"),
    )


def _columns() -> list[Column]:
    return [
        Column("text", _("内容")),
        Column("to", _("发给"), lambda one: f"{CHANNELS.get(one.channel, one.channel)} {mask(one.address)}"),
        Column("standing", _("状态"), _standing),
        Column("attempts", _("次数"), kind="number", optional=True),
        Column("problem", _("没有发出的原因"), optional=True),
        Column("created_at", _("时间"), kind="moment", optional=True),
        Column("due_at", _("发出时间"), lambda one: one.sent_at or one.due_at, kind="moment"),
    ]


def _standing(one: Delivery) -> str:
    key = "sent" if one.sent_at else "failed" if one.failed_at else "waiting"
    return str(dict(STATES)[key])


def _words(wanted: Wanted) -> list[Filter]:
    said: dict[str, Words] = {"state": dict(STATES).get(wanted.state, ""), "about": f"“{wanted.about}”"}
    said["figure"] = wanted.counted.title if wanted.counted else ""
    gone = {"figure": ("figure", "since", "until", "place")}
    return [
        Filter(title, wanted.without(*gone.get(name, (name,))))
        for name in wanted.query
        if (title := said.get(name, ""))
    ]


def _form(wanted: Wanted) -> Form:
    return Form(
        fields=[
            Field("state", _("状态"), "select", value=wanted.state, offered=STATES),
            Field("about", _("案号（写全）"), value=wanted.about),
        ]
    )


def _shown(value: Value) -> Figure:
    note = _("本月")
    if value.out_of is None:
        tone: Tone = "danger" if value.figure.key == "messages.failed" and value.count else "info"
        return Figure(value.figure.title, str(value.count), value.figure.unit, value.url, note=note, tone=tone)
    note = _("本月 %(count)d / %(out_of)d 条") % {"count": value.count, "out_of": value.out_of}
    shown = f"{value.value:g}" if value.out_of else "–"
    return Figure(value.figure.title, shown, value.figure.unit, value.url, note=note)
