"""Draws allauth's Django forms with our own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms, template

from fengge.ui import Field, Form

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.forms.boundfield import BoundField

register = template.Library()
WIDGETS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.PasswordInput, "password"),
    (forms.CheckboxInput, "checkbox"),
    (forms.NumberInput, "number"),
    (forms.Textarea, "textarea"),
)


@register.filter
def as_bound(form: BaseForm) -> Form:
    """The form in the shape our components draw."""
    return Form([_field(item) for item in form.visible_fields()], error=" ".join(map(str, form.non_field_errors())))


def _field(item: BoundField) -> Field:
    widget = next((name for kind, name in WIDGETS if isinstance(item.field.widget, kind)), "text")
    return Field(
        name=item.html_name,
        label=item.label,
        widget=widget,
        help="" if widget == "password" and "<" in str(item.help_text) else item.help_text,
        value="" if widget == "password" else (item.value() or ""),
        error=" ".join(map(str, item.errors)),
        required=item.field.required,
        autocomplete=item.field.widget.attrs.get("autocomplete", "off"),
        inputmode=item.field.widget.attrs.get("inputmode", ""),
    )
