"""The `fengge` command line: starts, prepares, looks after and asks. Each command is a short module beside this one.

A command's module has NAME, ROLE (the database role it works as), `add(parser)` and `run(args) -> exit code`.
argparse rather than click or typer: it is in the standard library, and the commands ask for little.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    *("demo", "serve", "web", "worker", "migrate", "setup_database", "install_county", "doctor"),
    *("figures", "procedures", "audit", "keys", "shell", "load_demo", "bench", "sweep"),
)


class Command(Protocol):
    """What a command's module offers."""

    HELP: str
    ROLE: str

    def add(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser("fengge", description="枫格 Fengge: grassroots governance of one county.")
    whole.add_argument("--version", action="version", version=version())
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        command = module(name)
        part = commands.add_parser(name.replace("_", "-"), description=command.__doc__, help=command.HELP)
        command.add(part)
        part.set_defaults(command=command)
    return whole


def module(name: str) -> Command:
    return import_module(f"fengge.cli.commands.{name}")


def version() -> str:
    try:
        return f"fengge {metadata.version('fengge')}"
    except metadata.PackageNotFoundError:
        return "fengge (from its source)"


def main(arguments: Sequence[str] | None = None) -> int:
    args = parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengge.config.settings")
    os.environ["FENGGE_DB_ROLE"] = args.command.ROLE
    try:
        return int(args.command.run(args) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `fengge figures | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
