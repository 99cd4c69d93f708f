"""Small marks inside text: icons, levels, moments, masked values, labels."""

from datetime import date, datetime
from functools import cache

import segno
from django.template.context import Context
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fengge.core import clock, wording
from fengge.core.wording import Words
from fengge.ui.assets import icon_names
from fengge.ui.parts import Level
from fengge.ui.story import ClockView
from fengge.ui.tags.library import draw, register

SHAPES = {
    "blue": '<circle cx="6" cy="6" r="5.2"/>',
    "yellow": '<path d="M6 .4 11.6 6 6 11.6.4 6z"/>',
    "red": '<path d="M6 .8 11.6 11H.4z"/>',
}


@cache
def _sprite() -> str:
    return static("ui/icons.svg")


@register.simple_tag
def labelled(label: Words, words: Words) -> str:
    """A label and what is said of it, joined as the reader's language joins them."""
    return wording.labelled(label, words)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; hidden from readers unless it has a label of its own."""
    return _icon(str(name), str(label))


@cache
def _icon(name: str, label: str) -> SafeString:
    if name not in icon_names():
        raise LookupError(f"icon {name!r} is not in ui/icons.txt: add it and run python -m fengge.ui.build")
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', said, _sprite(), name)


@register.simple_tag
def level(value: Level | str) -> SafeString:
    return level_mark(Level(value) if isinstance(value, str) else value)  # type: ignore[arg-type]


def level_mark(value: Level) -> SafeString:
    """A level as a shape and a word."""
    shape = mark_safe(SHAPES[value.key])  # noqa: S308 - one of three constants
    drawing = '<span class="level {}"><svg class="shape" viewBox="0 0 12 12" aria-hidden="true">{}</svg>{}</span>'
    return format_html(drawing, value.key, shape, value.word)


def brief_clock(value: ClockView) -> SafeString:
    """A deadline in words alone, for a list."""
    return format_html('<span class="clock {}">{}<span>{}</span></span>', value.tone, icon(value.icon), value.words)


@register.simple_tag
def when(moment: datetime | date | None, style: str = "") -> SafeString | str:
    """A moment as people write it (11月20日 09:30), in full on hover and for machines.

    The year stands there when it is not this one. `style="day"` leaves the hour out; `style="full"` is for paper.
    """
    if moment is None:
        return ""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    full = formats.date_format(moment, _("Y年n月j日 H:i") if isinstance(moment, datetime) else _("Y年n月j日"))
    if style == "full":
        return format_html('<time datetime="{}">{}</time>', moment.isoformat(), full)
    this_year = moment.year == clock.today().year
    words = formats.date_format(moment, _("n月j日") if this_year else _("Y年n月j日"))
    if isinstance(moment, datetime) and style != "day":
        words += f" {moment:%H:%M}"
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), full, words)


@register.simple_tag(takes_context=True)
def masked(context: Context, value: str, reveal_url: str = "", label: str = "") -> SafeString:
    """A value already masked in the middle; `reveal_url` shows the whole and records who looked."""
    return draw(context, "masked", value=value, reveal_url=reveal_url, label=label)


@register.simple_tag(takes_context=True)
def example(context: Context, why: str = "") -> SafeString:
    """示例: a local rule the county has not confirmed yet."""
    return draw(context, "example", why=why)


@register.simple_tag(takes_context=True)
def copycode(context: Context, text: str, label: str = "") -> SafeString:
    return draw(context, "copycode", text=text, label=label)


@register.simple_tag(takes_context=True)
def qr(context: Context, text: str, caption: str = "", size: int = 160) -> SafeString:
    """A QR code as inline SVG, `size` pixels wide; `caption` says in words what it opens."""
    drawn = segno.make(text, error="m").svg_inline(border=2, dark="#000", light="#fff", omitsize=True)
    picture = drawn.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
    return draw(context, "qr", picture=mark_safe(picture), caption=caption)  # noqa: S308


@register.simple_tag(takes_context=True)
def busy(context: Context, text: str = "", lines: int = 3) -> SafeString:
    """A still outline of what is coming, with a line of words."""
    return draw(context, "busy", text=text or _("正在读取…"), lines=range(lines))
