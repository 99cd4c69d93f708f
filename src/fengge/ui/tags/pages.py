"""What the layouts need: how the reader wants it to look, and the scripts."""

from functools import cache

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fengge.ui import assets
from fengge.ui.preferences.looks import Look
from fengge.ui.tags.library import register


@register.simple_tag(takes_context=True)
def appearance(context: Context) -> Look:
    """The reader's language, theme, contrast and type size, from cookies."""
    return Look.of(context.get("request"))


@register.simple_tag(takes_context=True)
def importmap(context: Context) -> SafeString:
    """The import map of our modules: the one inline script, under the request's nonce."""
    return format_html('<script type="importmap" nonce="{}">{}</script>', context.get("csp_nonce", ""), _modules())


@cache
def _modules() -> SafeString:
    return mark_safe(assets.import_map())  # noqa: S308


@register.simple_tag
def script(name: str) -> str:
    """The address of a library: htmx, echarts."""
    return assets.library(name)
