"""The nouns of people."""

from fengge.people.models.doorplate import Doorplate, grouped, key_of, new_code
from fengge.people.models.household import Household
from fengge.people.models.household_import import HouseholdImport
from fengge.people.models.plate_sheet import PlateSheet

__all__ = ["Doorplate", "Household", "HouseholdImport", "PlateSheet", "grouped", "key_of", "new_code"]
