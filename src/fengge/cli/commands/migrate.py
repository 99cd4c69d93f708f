"""Brings the database's tables to this version, as the role that owns them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "bring the database's tables to this version"
ROLE = "owner"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", action="store_true", help="only show what would be done")


def run(args: argparse.Namespace) -> int:
    with database():
        from django.core.management import call_command

        call_command("migrate", interactive=False, plan=args.plan, verbosity=1 if args.plan else 0)
    return 0
