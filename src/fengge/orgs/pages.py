"""The pages of orgs."""

from fengge.orgs import figures
from fengge.orgs.accounts import my_account
from fengge.orgs.accounts import views as accounts
from fengge.orgs.acting import views as acting
from fengge.orgs.appointing import views as appointing
from fengge.orgs.auditing import views as auditing
from fengge.orgs.directory import appointments, divisions, organisations, posts, rules
from fengge.orgs.holidays import views as holidays
from fengge.orgs.importing import views as importing
from fengge.orgs.signing import views as signing
from fengge.orgs.tokens import views as tokens

__all__ = [
    "accounts",
    "acting",
    "appointing",
    "appointments",
    "auditing",
    "divisions",
    "figures",
    "holidays",
    "importing",
    "my_account",
    "organisations",
    "posts",
    "rules",
    "signing",
    "tokens",
]
