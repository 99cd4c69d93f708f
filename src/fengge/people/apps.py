"""People's place among Django's apps."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Households and doorplates."""

    name = "fengge.people"
    label = "people"

    def ready(self) -> None:
        """Declare the permissions that posts grant, and what lies in places."""
        from fengge.orgs.importing.following import lives_in
        from fengge.people import permissions  # noqa: F401
        from fengge.people.models import Doorplate, Household, PlateSheet

        for model in (Household, Doorplate, PlateSheet):
            lives_in(model)
