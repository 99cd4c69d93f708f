"""The conditions as words that can be taken away, and as the form that sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases import procedures, vocabulary
from fengge.cases.register.asking import ALL, OPEN, SETTLED
from fengge.cases.vocabulary import title_in
from fengge.core.lists import is_key
from fengge.core.wording import written_day
from fengge.orgs.models import Appointment, Division
from fengge.ui import Field, Filter, Form

if TYPE_CHECKING:
    from fengge.cases.register.asking import Wanted
    from fengge.core.access import Actor
    from fengge.core.wording import Words

    Pairs = list[tuple[str, Words]]


def holders() -> Pairs:
    return [("me", _("我承办的")), ("ours", _("我和本单位的，以及无人承办的")), ("nobody", _("无人承办"))]


def helds() -> Pairs:
    return [("me", _("我经手过的")), ("ours", _("本单位经手过的"))]


def dues() -> Pairs:
    return [("overdue", _("超期")), ("today", _("今天到期"))]


def under() -> Pairs:
    """Every procedure, by its name."""
    return [(one.key, one.title) for one in procedures.all()]


def states() -> Pairs:
    return [(OPEN, _("在办")), (SETTLED, _("已办结")), (ALL, _("全部"))]


def stages() -> Pairs:
    """Every stage of every procedure, each title once."""
    return list({stage.key: stage.title for one in procedures.all() for stage in one.stages}.items())


def places(actor: Actor) -> Pairs:
    """The divisions one step below the reader's own."""
    below = Division.objects.filter(parent_id__in=actor.places).by_sound()
    return list(below.values_list("code", "name"))


def channels() -> Pairs:
    return list(vocabulary.CHANNEL_TITLES.items())


def words(wanted: Wanted) -> list[Filter]:
    """Each condition as a word, in the reader's language."""
    lists = {
        "kind": vocabulary.kinds, "level": vocabulary.all_levels, "stage": stages, "holder": holders,
        "held": helds, "due": dues, "rung": vocabulary.rungs,
        "source": vocabulary.sources, "channel": channels, "state": states,
        "procedure": under,
    }  # fmt: skip
    said: list[Filter] = []
    for name, value in wanted.query.items():
        title = title_in(lists[name](), value) if name in lists else _other(name, value, wanted)
        if title:
            gone = (name, "since", "until") if name == "figure" else (name,)
            said.append(Filter(_held_by(name, value) or title, wanted.without(*gone)))
    return said


def _other(name: str, value: str, wanted: Wanted) -> Words:
    if name in {"place", "origin"}:
        there = Division.objects.filter(code=value).values_list("name", flat=True).first() or value
        return there if name == "place" else _("发生在%s") % there
    if name == "figure":
        return wanted.counted.title if wanted.counted else ""
    return {"q": f"“{value}”", "since": _("%s起") % written_day(value), "until": _("%s止") % written_day(value)}[name]


def _held_by(name: str, value: str) -> str:
    """Somebody's name, where the condition is an appointment."""
    if name not in {"holder", "held"} or not is_key(value):
        return ""
    found = Appointment.objects.select_related("person").filter(pk=value).first()
    who = found.person.name if found else ""
    return _("%s经手过") % who if who and name == "held" else who


def form(wanted: Wanted, actor: Actor) -> Form:
    """The form that asks for conditions; it works as a plain GET form."""
    below = places(actor)
    asked = [
        Field("q", _("案号、事由、姓名、电话"), value=wanted.q),
        *([Field("place", _("地点"), "select", value=wanted.place, offered=below)] if below else []),
        *([Field("origin", _("发生地"), "select", value=wanted.origin, offered=below)] if below else []),
        Field("rung", _("在哪一级"), "select", value=wanted.rung, offered=vocabulary.rungs()),
        Field("holder", _("承办人"), "select", value=wanted.holder, offered=holders()),
        Field("held", _("谁经手过"), "select", value=wanted.held, offered=helds()),
        Field("due", _("期限"), "select", value=wanted.due, offered=dues()),
        Field("state", _("办结与否"), "select", value=wanted.state, offered=states()),
        Field("procedure", _("办理程序"), "select", value=wanted.procedure, offered=under()),
        Field("stage", _("环节"), "select", value=wanted.stage, offered=stages()),
        Field("kind", _("类别"), "select", value=wanted.kind, offered=vocabulary.kinds()),
        Field("level", _("级别"), "select", value=wanted.level, offered=vocabulary.all_levels()),
        Field("source", _("来源"), "select", value=wanted.source, offered=vocabulary.sources()),
        Field("since", _("反映日期从"), "date", value=wanted.since),
        Field("until", _("反映日期到"), "date", value=wanted.until),
    ]
    return Form(fields=asked)
