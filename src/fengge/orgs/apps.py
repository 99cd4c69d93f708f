"""The orgs app."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Divisions, organisations, posts, appointments, accounts."""

    name = "fengge.orgs"
    label = "orgs"
