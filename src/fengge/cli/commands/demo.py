"""Sets up the synthetic demo county and serves it: database, tables, county, front-end files, web and jobs.

Everything is kept in the data directory (FENGGE_DATA_DIR, default ./var): the next start goes on from there.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

from django.conf import settings

from fengge.cli.commands import serve, web
from fengge.cli.frontend import build_front_end
from fengge.cli.running import child, database, say

if TYPE_CHECKING:
    import argparse

HELP = "set up the demo county and serve it"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    web.add(parser)
    parser.add_argument("--prepare", action="store_true", help="set everything up, but do not serve")
    parser.add_argument("--json", action="store_true", help="print address, accounts and doorplate as one JSON line")


def run(args: argparse.Namespace) -> int:
    os.environ["FENGGE_DEMO"] = "1"
    address = f"http://{args.host}:{args.port}"
    os.environ.setdefault("FENGGE_BASE_URL", address)
    refuse_own_database()
    if not args.prepare:
        web.refuse_taken_port(args.host, args.port)
    begin = time.monotonic()
    with database():
        told = prepare(address)
        say(f"ready after {time.monotonic() - begin:.1f} s")
        if args.prepare:
            show(told, as_json=args.json)
            return 0
        return serve.serve(args.host, args.port, ready=lambda: show(told, as_json=args.json))


def refuse_own_database() -> None:
    """The demo's invented people never go into a database that somebody named."""
    if not settings.DB_EMBEDDED:
        raise SystemExit("fengge: the demo runs on its own embedded database: take DATABASE_URL away")


def prepare(address: str) -> dict[str, Any]:
    from fengge.core.health import migrations

    if not migrations().is_well:
        say("tables")
        child("migrate")
    say("county")
    told = json.loads(child("load-demo", read=True).splitlines()[-1])
    build_front_end(say)
    where = {"doorplate": f"{address}{told['doorplate']}", "tracking": {"url": f"{address}/track/", **told["tracking"]}}
    return {"url": address, "accounts": told["accounts"], **where}


def show(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return
    print(READY.format(**told, password=told["accounts"][0]["password"], who="\n".join(map(_line, told["accounts"]))))
    sys.stdout.flush()


def _line(account: dict[str, str]) -> str:
    return f"    {account['username']:<16}{account['post']} · {account['division']}"


READY = """
  枫格 Fengge is ready:  {url}/
  The county's places are real; its people and their disputes are invented.

  As a resident
    scan the plate at a door     {doorplate}
    see how a report is going    {tracking[url]}  code {tracking[code]}  secret {tracking[secret]}

  As staff at {url}/desk/ — every password is {password}
{who}

  Ctrl-C stops everything; nothing is lost, and the next start takes seconds.
"""
