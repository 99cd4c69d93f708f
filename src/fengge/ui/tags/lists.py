"""Lists, figures and charts."""

from collections.abc import Sequence

from django.template.context import Context
from django.utils.safestring import SafeString

from fengge.ui.charts import Chart
from fengge.ui.parts import Empty, Figure
from fengge.ui.tables import Filter, Table
from fengge.ui.tags.cells import lines
from fengge.ui.tags.library import draw, register


@register.simple_tag(takes_context=True)
def table(context: Context, value: Table) -> SafeString:
    """The dense list with filters, choosing, more and its empty state."""
    return draw(context, "table", table=value, lines=value.rows)


@register.simple_tag(takes_context=True)
def tablelines(context: Context, value: Table) -> SafeString:
    """Only the lines and the way to more: the fragment a "更多" asks for."""
    return draw(context, "tablelines", table=value, lines=lines(context, value))


@register.simple_tag(takes_context=True)
def filters(context: Context, words: Sequence[Filter], clear_url: str = "") -> SafeString:
    return draw(context, "filters", filters=words, clear_url=clear_url)


@register.simple_tag(takes_context=True)
def empty(context: Context, value: Empty | str) -> SafeString:
    return draw(context, "empty", empty=Empty(title=value) if isinstance(value, str) else value)


@register.simple_tag(takes_context=True)
def more(context: Context, url: str, title: str = "") -> SafeString:
    """The next keyset page as a link."""
    return draw(context, "more", url=url, title=title)


@register.simple_tag(takes_context=True)
def figure(context: Context, value: Figure) -> SafeString:
    return draw(context, "figure", figure=value)


@register.simple_tag(takes_context=True)
def figures(context: Context, values: Sequence[Figure], label: str = "") -> SafeString:
    """A row of figures; each opens its rows."""
    return draw(context, "figures", figures=values, label=label)


@register.simple_tag(takes_context=True)
def chart(context: Context, value: Chart) -> SafeString:
    """A finding, its drawing, its table, its source."""
    return draw(context, "chart", chart=value)
