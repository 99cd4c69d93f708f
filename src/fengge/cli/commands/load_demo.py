"""Loads the demo county as the worker's role, which alone may act as the system; prints its accounts as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fengge.cli.running import database, say

if TYPE_CHECKING:
    import argparse

HELP = "load the demo county (`fengge demo` does it)"
ROLE = "worker"


def add(_: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(_: argparse.Namespace) -> int:
    with database():
        from fengge import demo

        demo.load(say)
        print(json.dumps(demo.welcome(), ensure_ascii=False))
    return 0
