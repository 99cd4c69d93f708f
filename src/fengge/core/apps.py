"""Core's place among Django's apps."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Mechanism without domain nouns."""

    name = "fengge.core"
    label = "core"

    def ready(self) -> None:
        """Register the system checks."""
        from fengge.core.pages import gate  # noqa: F401
