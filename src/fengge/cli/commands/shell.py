"""A Python prompt with Django set up, as the web's database role: rows are seen only inside `with scope(actor)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "a Python prompt with everything set up"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", "--command", dest="line", help="run this and end")


def run(args: argparse.Namespace) -> int:
    with database():
        from django.core.management import call_command

        call_command("shell", command=args.line, verbosity=0)
    return 0
