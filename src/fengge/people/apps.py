"""People's place among Django's apps."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Households and doorplates."""

    name = "fengge.people"
    label = "people"

    def ready(self) -> None:
        """Declare the permissions that posts grant."""
        from fengge.people import permissions  # noqa: F401
