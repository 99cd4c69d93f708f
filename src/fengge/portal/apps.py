"""The portal's place among Django's apps."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The residents' site."""

    name = "fengge.portal"
    label = "portal"
