"""The demo's keys are known to everybody: outside the demo nothing is served with them."""

from __future__ import annotations

from django.conf import settings

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
    found = [] if settings.DEMO else demo_keys()
    if found:
        raise SystemExit(
            f"fengge: not started: {', '.join(found)} must be set to keys of your own, "
            "the demo's are public (docs/operations.md says how to make them)"
        )
