"""Sets up the synthetic demo county and serves it: database, tables, county, front-end files, web and jobs.

Everything is kept in the data directory (FENGGE_DATA_DIR, default ./var): the next start goes on from there.
"""

from __future__ import annotations

import json
import os
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
    return {"url": address, "accounts": told["accounts"], "doorplate": f"{address}{told['doorplate']}"}


def show(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return
    rows = [(one["username"], one["password"], one["post"], one["division"]) for one in told["accounts"]]
    lines = ["", f"  枫格 Fengge   {told['url']}/", f"  doorplate    {told['doorplate']}", ""]
    lines += [f"  {name:<16} {password:<20} {post} · {division}" for name, password, post, division in rows]
    print("\n".join([*lines, "", "  Ctrl-C stops everything; nothing is lost.", ""]), flush=True)
