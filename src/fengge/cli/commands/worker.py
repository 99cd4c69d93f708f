"""Runs jobs: notices, sweeps, due clocks. Any number of workers may run beside one another."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from django.conf import settings

from fengge.cli.keys import refuse_demo_keys
from fengge.cli.running import database, end_with_parent

if TYPE_CHECKING:
    import argparse

HELP = "run jobs alone"
ROLE = "worker"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="end when no job waits")


def run(args: argparse.Namespace) -> int:
    refuse_demo_keys()
    with database():
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        end_with_parent()
        gc.freeze()  # what is loaded by now stays; jobs over many rows need not have it looked through again and again
        connector = app.connector
        assert isinstance(connector, DjangoConnector)  # noqa: S101
        with app.replace_connector(connector.get_worker_connector()) as jobs:
            jobs.run_worker(**settings.PROCRASTINATE_WORKER_DEFAULTS, wait=not args.once, install_signal_handlers=True)
    return 0
