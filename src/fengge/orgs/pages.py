"""The pages of orgs."""

from fengge.orgs.accounts import my_account
from fengge.orgs.acting import views as acting
from fengge.orgs.signing import views as signing

__all__ = ["acting", "my_account", "signing"]
