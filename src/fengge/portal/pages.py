"""Brings in every page of the portal, so that each finds its URL."""

from fengge.portal.contacts import views as contacts
from fengge.portal.home import views as home
from fengge.portal.reporting import views as reporting
from fengge.portal.rights import views as rights
from fengge.portal.tracking import views as tracking

__all__ = ["contacts", "home", "reporting", "rights", "tracking"]
