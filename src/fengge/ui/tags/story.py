"""What happened, what is due, who takes part, which papers there are."""

from collections.abc import Sequence
from typing import Any

from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fengge.ui.parts import DocumentItem, Notice, Panel, Party
from fengge.ui.story import ClockView, DayCell, Step, TimelineEntry
from fengge.ui.tags.library import draw, register
from fengge.ui.tags.marks import brief_clock


@register.simple_tag(takes_context=True)
def timeline(context: Context, entries: Sequence[TimelineEntry], label: str = "") -> SafeString:
    return draw(context, "timeline", entries=entries, label=label)


@register.simple_tag(takes_context=True)
def clock(context: Context, value: ClockView, brief: bool = False) -> SafeString:
    """A deadline in words with its reason and trace; `brief=True` is the words alone, for a list."""
    return brief_clock(value) if brief else draw(context, "clock", clock=value)


@register.simple_tag(takes_context=True)
def daycount(context: Context, weeks: Sequence[Sequence[DayCell | None]], label: str = "") -> SafeString:
    """Days counted one by one, as a calendar sheet in weeks from Monday on; None fills up a week."""
    return draw(context, "daycount", weeks=weeks, label=label, weekdays=_("一 二 三 四 五 六 日").split())


@register.simple_tag(takes_context=True)
def steps(context: Context, stages: Sequence[Step], label: str = "") -> SafeString:
    return draw(context, "steps", steps=stages, label=label)


@register.simple_tag(takes_context=True)
def party(context: Context, value: Party) -> SafeString:
    return draw(context, "party", party=value)


@register.simple_tag(takes_context=True)
def documents(context: Context, items: Sequence[DocumentItem], label: str = "") -> SafeString:
    return draw(context, "documents", documents=items, label=label)


@register.simple_block_tag(takes_context=True, end_name="endpanel")
def panel(context: Context, content: str, value: Panel | str, **options: Any) -> SafeString:
    """`{% panel "当事人" icon="users" %}…{% endpanel %}` or a Panel, whose pairs and actions are drawn around the body."""
    box = Panel(title=value, **options) if isinstance(value, str) else value
    return draw(context, "panel", panel=box, content=content)


@register.simple_block_tag(takes_context=True, end_name="endnotice")
def notice(context: Context, content: str, tone: str = "info", title: str = "") -> SafeString:
    """`{% notice "warn" title="…" %}…{% endnotice %}`."""
    return draw(context, "notice", notice=Notice(text=content, tone=tone, title=title))  # type: ignore[arg-type]


@register.simple_tag(takes_context=True)
def printhead(context: Context, title: str, number: str = "", **options: Any) -> SafeString:
    """The head of a printed sheet: issuer, title, number, time and a QR to verify (`verify_url`)."""
    return draw(context, "printhead", title=title, number=number, **options)
