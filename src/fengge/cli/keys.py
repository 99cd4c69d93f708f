"""The demo's keys are known to everybody: outside the demo nothing is served with them."""

from __future__ import annotations

import re

from django.conf import settings

FIELD_KEY, INDEX_KEY, SHORTEST_SECRET = re.compile(r"[^:,\s]+:[0-9a-fA-F]{32}"), re.compile(r"[0-9a-fA-F]{64}"), 50
NAMES = {
    "FENGGE_SECRET_KEY": ("SECRET_KEY", "DEMO_SECRET_KEY"),
    "FENGGE_FIELD_KEYS": ("FIELD_KEYS", "DEMO_FIELD_KEYS"),
    "FENGGE_INDEX_KEY": ("INDEX_KEY", "DEMO_INDEX_KEY"),
}


def demo_keys() -> list[str]:
    """The settings that still hold a key of the demo."""
    return [
        name for name, (own, demo) in NAMES.items() if _text(getattr(settings, demo)) in _text(getattr(settings, own))
    ]


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def refuse_demo_keys() -> None:
    """Neither with keys that everybody knows, nor with some that will be found wrong when the first row is read."""
    if settings.DEMO:
        return
    if found := demo_keys():
        raise SystemExit(
            f"fengge: not started: {', '.join(found)} must be set to keys of your own, "
            "the demo's are public (docs/operations.md says how to make them)"
        )
    if wrong := unusable():
        raise SystemExit(f"fengge: not started: {wrong} (`fengge keys make` prints fresh ones)")


def unusable() -> str:
    """What is wrong with the first key that cannot be used; empty when all can."""
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        return f"FENGGE_SECRET_KEY needs at least {SHORTEST_SECRET} random characters"
    if not all(map(FIELD_KEY.fullmatch, settings.FIELD_KEYS)):
        return "FENGGE_FIELD_KEYS needs id:32 hex digits, separated by commas"
    return "" if INDEX_KEY.fullmatch(settings.INDEX_KEY) else "FENGGE_INDEX_KEY needs 64 hex digits"
