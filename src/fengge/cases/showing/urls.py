"""Addresses of the desk's pages about a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from fengge.cases.models import Case


def action_url(case: Case, action: str) -> str:
    """Where an action's form opens, beside the story."""
    return f"{reverse('cases.do', args=[case.number, action])}#beside"
