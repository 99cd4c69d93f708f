"""Things to press: buttons, links, actions, menus, tabs."""

from collections.abc import Sequence
from typing import Any

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fengge.ui.parts import Action, Tab, Text
from fengge.ui.tags.library import draw, register
from fengge.ui.tags.marks import icon as icon_mark


@register.simple_block_tag(takes_context=True, end_name="endbutton")
def button(context: Context, content: str, **options: Any) -> SafeString:
    """`{% button kind="primary" icon="check" name="decision" value="accept" key="s" %}受理{% endbutton %}`."""
    return draw(context, "button", content=content, **({"type": "submit"} | options))


@register.simple_block_tag(end_name="endlinkbutton")
def linkbutton(content: str, url: str, **options: Any) -> SafeString:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    return link_button(url, content, **options)


def link_button(
    url: str, content: Text, *, kind: str = "", icon: str = "", key: str = "", **marks: bool | str
) -> SafeString:
    """The link-button itself; `marks` are wide, beside and download. Lists have one in each line: no template."""
    key_marks = format_html(' data-key="{}" aria-keyshortcuts="{}"', key, key) if key else ""
    return format_html(
        '<a class="button {}{}" href="{}"{}{}{}>{}<span>{}</span>{}</a>',
        kind,
        " wide" if marks.get("wide") else "",
        url,
        key_marks,
        " data-beside" if marks.get("beside") else "",
        " download" if marks.get("download") else "",
        icon_mark(icon) if icon else "",
        content,
        format_html('<kbd aria-hidden="true">{}</kbd>', key) if key else "",
    )


@register.simple_tag(takes_context=True)
def action(context: Context, act: Action) -> SafeString:
    """One Action: a link-button, or a form of one button."""
    return draw(context, "action", act=act)


@register.simple_tag(takes_context=True)
def actions(context: Context, acts: Sequence[Action]) -> SafeString:
    """Actions as a row of verbs."""
    return draw(context, "actions", acts=acts)


@register.simple_block_tag(takes_context=True, end_name="endmenu")
def menu(context: Context, content: str, title: str, **options: Any) -> SafeString:
    """`{% menu "更多" icon="dots" %}<a …>…</a>{% endmenu %}`; opens without JavaScript. `bare=True` shows only the icon."""
    return draw(context, "menu", content=content, title=title, **options)


@register.simple_block_tag(takes_context=True, end_name="endfold")
def fold(context: Context, content: str, title: Text, hint: Text = "", opens: bool = False) -> SafeString:
    """`{% fold "换人办" hint="指派、移交" %}…{% endfold %}`: the rarer things, a line until opened; `hint` says what is inside."""
    return draw(context, "fold", content=content, title=title, hint=hint, opens=opens)


@register.simple_tag(takes_context=True)
def tabs(context: Context, entries: Sequence[Tab], label: str = "") -> SafeString:
    """Views of one page as links; each has an address of its own."""
    return draw(context, "tabs", entries=entries, label=label)
