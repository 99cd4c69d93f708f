"""The orgs app."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Divisions, organisations, posts, appointments, accounts."""

    name = "fengge.orgs"
    label = "orgs"

    def ready(self) -> None:
        """Register the checks of the pack and the permissions of this app."""
        from fengge.orgs import checks, permissions  # noqa: F401
        from fengge.orgs.signing import history, rotating  # noqa: F401
