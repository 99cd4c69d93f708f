"""The nouns of people."""

from fengge.people.models.doorplate import Doorplate, key_of, new_code
from fengge.people.models.household import Household

__all__ = ["Doorplate", "Household", "key_of", "new_code"]
