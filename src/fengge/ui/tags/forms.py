"""Fields and whole forms, from a `core.inputs.Bound` or a `ui.Form`."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django.template.context import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from fengge.ui.fields import grouped, takes_files
from fengge.ui.tags.library import draw, register

SHORT = {"date", "datetime-local", "tel", "phone", "money", "number"}
SETS = {"radio", "checkboxes"}
TYPES = {
    "password": "password",
    "tel": "tel",
    "phone": "tel",
    "date": "date",
    "datetime-local": "datetime-local",
    "file": "file",
    "files": "file",
}
KEYBOARDS = {"money": "decimal", "number": "numeric", "tel": "tel", "phone": "tel"}


@register.simple_tag(takes_context=True)
def field(context: Context, item: Any) -> SafeString:
    """One field with its label, help, error and what was typed; or a list of lines."""
    widget = item.widget
    if widget == "rows":
        return draw(context, "rows", field=item)
    traits: dict[str, Any] = {"short": widget in SHORT, "is_set": widget in SETS, "type": TYPES.get(widget, "text")}
    if widget == "select":
        traits["options"] = _options(item.choices)
    return draw(context, "field", field=item, widget=widget, keyboard=item.inputmode or KEYBOARDS.get(widget), **traits)


def _options(choices: Iterable[Any]) -> SafeString:
    """Written out in Python: a filter offers a hundred answers."""
    option = '<option value="{}"{}>{}</option>'
    return format_html_join(
        "\n", option, ((one.value, " selected" if one.chosen else "", one.label) for one in choices)
    )


@register.simple_tag(takes_context=True)
def fields(context: Context, items: Sequence[Any]) -> SafeString:
    """Fields in order, under their headings."""
    return draw(context, "fields", groups=grouped(items))


@register.simple_tag(takes_context=True)
def errorsummary(context: Context, bound: Any) -> SafeString:
    """What has to be mended, each line a link to its field; nothing when all is well."""
    return draw(context, "errorsummary", problems=bound.summary)


@register.simple_block_tag(takes_context=True, end_name="endform")
def form(context: Context, content: str, bound: Any = None, action: str = "", **options: Any) -> SafeString:
    """`{% form bound action=url submit="受理" %}{% endform %}` draws the whole of `bound`; a body replaces fields and button.

    `client_id` makes a second press harmless and survives an error; `seen_version` guards against overwriting;
    `target` swaps the answer in place; `draft` keeps what is typed in this tab under that key; `cancel_url` offers a way out.
    """
    values = {
        "client_id": options.pop("client_id", "") or getattr(bound, "client_id", "") or str(uuid4()),
        "seen_version": _given(options.pop("seen_version", ""), getattr(bound, "seen_version", "")),
        "method": options.pop("method", "post"),
        "multipart": bool(bound) and takes_files(bound.fields),
    }
    return draw(
        context, "form", bound=bound, body=content if content.strip() else "", action=action, **values, **options
    )


def _given(*versions: Any) -> str:
    """The first version named; the first one, 0, counts too."""
    return next((str(one) for one in versions if one not in ("", None)), "")
