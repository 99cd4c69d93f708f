"""Measures the real work at two sizes, against the database's own limit in the same run.

Each size keeps its own database under the data directory (bench-<cases>); a second run uses it again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from django.conf import settings

from fengge.cli.running import child, database, say

if TYPE_CHECKING:
    import argparse

HELP = "measure the real work against the database's own limit"
ROLE = "app"
SIZES = (10_000, 100_000)
ONE_SIZE = "FENGGE_BENCH_SIZE"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, nargs="+", default=list(SIZES), help="sizes to measure at")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each piece of work is asked for")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")


def run(args: argparse.Namespace) -> int:
    """Each size in a process of its own, for its own data directory."""
    if ONE_SIZE in os.environ:
        return _one_size(int(os.environ[ONE_SIZE]), args.seconds)
    told = [row for size in args.cases for row in _apart(size, args.seconds)]
    from fengge.bench.report import table

    print(json.dumps(told, ensure_ascii=False) if args.json else table(told))
    return 0


def _apart(size: int, seconds: float) -> list[dict[str, Any]]:
    from fengge.bench.running import data_directory

    folder = data_directory(settings.DATA_DIR, size)
    folder.mkdir(parents=True, exist_ok=True)
    environ = {**os.environ, "FENGGE_DEMO": "1", "FENGGE_DATA_DIR": str(folder), ONE_SIZE: str(size)}
    command = [sys.executable, "-m", "fengge.cli", "bench", "--seconds", str(seconds)]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def _one_size(size: int, seconds: float) -> int:
    from fengge.cli.frontend import build_front_end
    from fengge.core.postgres import Server

    with database():
        child("migrate")
        build_front_end(say)
        from fengge.bench.expiring import expired
        from fengge.bench.filling import filled
        from fengge.bench.report import rows
        from fengge.bench.running import measure
        from fengge.bench.sweeping import swept

        conninfo = (
            Server(settings.DATA_DIR / "postgres").place.make().conninfo(database=settings.DATABASES["default"]["NAME"])
        )
        say(f"{size} cases")
        with filled(conninfo, size) as county:
            told = rows(size, measure(county, size, conninfo, seconds=seconds, say=say))
        say("sweep")
        print(json.dumps([*told, *swept(conninfo, size), expired(conninfo, size)], ensure_ascii=False))
    return 0
