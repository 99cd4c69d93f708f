"""The pages of people."""

from fengge.people.doorplates import sheet_views as sheets
from fengge.people.doorplates import views as doorplates
from fengge.people.households import views as households
from fengge.people.importing import views as importing

__all__ = ["doorplates", "households", "importing", "sheets"]
