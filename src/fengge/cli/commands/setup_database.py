"""Makes the database and its roles on a server of your own.

Asks for DATABASE_ADMIN_URL, the address with which a superuser of the server connects, beside DATABASE_URL,
DATABASE_OWNER_URL and DATABASE_WORKER_URL, whose passwords the roles are given. Running it again mends what is missing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fengge.cli.running import database, say

if TYPE_CHECKING:
    import argparse

HELP = "make the database and its roles on a server of your own"
ROLE = "owner"
ROLES = {
    "DATABASE_URL": "fengge_app",
    "DATABASE_OWNER_URL": "fengge_owner",
    "DATABASE_WORKER_URL": "fengge_worker",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Afterwards run `fengge migrate`, and take DATABASE_ADMIN_URL away again."


def run(_: argparse.Namespace) -> int:
    if not os.environ.get("DATABASE_URL"):
        with database():
            say("the embedded database and its roles stand")
        return 0
    from psycopg.conninfo import conninfo_to_dict

    from fengge.core.postgres import prepare

    told = {name: conninfo_to_dict(_required(name)) for name in (*ROLES, "DATABASE_ADMIN_URL")}
    for name, role in ROLES.items():
        if told[name].get("user") != role:
            raise SystemExit(f"fengge: {name} must sign in as {role}")
    passwords = {role: str(told[name].get("password", "")) for name, role in ROLES.items()}
    prepare(told["DATABASE_ADMIN_URL"], database=str(told["DATABASE_URL"]["dbname"]), passwords=passwords)
    say("the database and its roles stand; next: fengge migrate")
    return 0


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise SystemExit(f"fengge: the setting {name} is missing (docs/operations.md lists all settings)")
    return value
