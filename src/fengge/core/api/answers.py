"""Answers: plain values written as JSON by pydantic's core, many times faster than validating them once more on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from pydantic_core import to_json

from fengge.core.clock import local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def as_json(value: Any) -> bytes:
    """JSON; what JSON has no form for (sentences to be translated, enums of strings) is written as text."""
    return to_json(value, fallback=str)


def answer(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A JSON answer. Nobody may keep it: it is about people, and true for this reader only."""
    return HttpResponse(
        as_json(value),
        content_type="application/json",
        status=status,
        headers={"Cache-Control": "private, no-store", **(headers or {})},
    )


def moment(at: datetime | None) -> datetime | None:
    """A stored moment as everybody reads it: with Asia/Shanghai's offset."""
    return local(at) if at else None
