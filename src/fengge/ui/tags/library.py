"""The one tag library, and how a component's template is drawn."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


def draw(context: Context, component: str, **values: Any) -> SafeString:
    """Render `ui/components/<component>/<component>.html` with `values` alone, plus the request and its token."""
    engine = context.template.engine  # type: ignore[union-attr]
    inner = context.new({"request": context.get("request"), "csrf_token": context.get("csrf_token"), **values})
    return mark_safe(engine.get_template(f"ui/components/{component}/{component}.html").render(inner))  # noqa: S308


def joined(parts: Iterable[SafeString], between: str = "") -> SafeString:
    """Safe parts as a safe whole, without looking at each again."""
    return mark_safe(between.join(parts))  # noqa: S308
