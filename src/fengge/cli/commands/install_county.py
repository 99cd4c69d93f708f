"""Brings in the county of FENGGE_PACK: its divisions, grids and bodies, and opens the first account.

Run again after the pack has grown: what is new is added, what the county has changed stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cli.running import database, say

if TYPE_CHECKING:
    import argparse

HELP = "bring in the county of FENGGE_PACK and open its first account"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only read the pack and say what is wrong with it")
    parser.add_argument("--name", help="the first security administrator's name")
    parser.add_argument("--username", help="the name this person signs in with")


def run(args: argparse.Namespace) -> int:
    from fengge.core.packs import PackError, pack, parts

    try:
        for part in parts():
            pack().part(part)
    except PackError as error:
        print(error)
        return 1
    say(f"the pack {pack().name!r} reads whole")
    if not args.check:
        with database():
            _install(args.name, args.username)
    return 0


def _install(name: str | None, username: str | None) -> None:
    from fengge.core.calendar.seeding import seed_calendar
    from fengge.core.clock import today
    from fengge.orgs.accounts.first import open_first_account
    from fengge.orgs.county.installing import install

    county = install(since=today())
    say(f"{seed_calendar()} days of the calendar")
    say(f"{county.divisions} divisions, {county.grids} grids, {county.organisations} bodies")
    if name and username:
        first = open_first_account(name, username, since=today())
        print(f"{first.account.username} {first.password}")
