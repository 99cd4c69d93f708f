"""Sweeps once, now, as the worker does: every minute over cases (sends up what missed its limit, reminds of what is near or
late), every morning over marks of risk (ends what has stood its time, tells of what soon will).
"""

from __future__ import annotations

import gc
import json
import time
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "send up cases that missed their limit, or end marks of risk that stood their time, now"
ROLE = "worker"


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Running it beside a worker, or twice, does no harm."
    parser.add_argument("what", nargs="?", choices=("cases", "risks"), default="cases")
    parser.add_argument("--batch", type=int, default=500, metavar="CASES", help="how many cases in one transaction")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run(args: argparse.Namespace) -> int:
    with database():
        from fengge.cases.escalation.sweeping import sweep_together
        from fengge.cases.risk.expiring import expire

        import_module("fengge.config.urls")  # a worker has it loaded; notices carry addresses
        gc.freeze()  # as in a worker
        begin = time.perf_counter()
        swept = expire() if args.what == "risks" else sweep_together(batch=max(1, args.batch))
        done = asdict(swept) | {"seconds": round(time.perf_counter() - begin, 2)}
    told = ", ".join(f"{count} {name}" for name, count in done.items())
    print(json.dumps(done) if args.json else told)
    return 1 if done.get("failed") else 0
