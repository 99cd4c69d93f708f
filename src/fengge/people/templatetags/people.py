"""Personal values with their middle hidden."""

from django import template

from fengge.core.inputs import mask

register = template.Library()


@register.filter
def hidden(value: str) -> str:
    """138****5678."""
    return mask(value)
