"""Reads the chain over everything that was done again, and says whether a row was changed, taken out or slipped in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "verify the chain over everything that was done"
ROLE = "worker"


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Ends with 1 when something is not as it was. Note the last digest outside this machine."
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    verify = actions.add_parser("verify", help="read every event and every seal again")
    verify.add_argument("--expect", default="", metavar="DIGEST", help="a seal's digest noted earlier, elsewhere")
    verify.add_argument("--json", action="store_true", help="give the findings as JSON")


def run(args: argparse.Namespace) -> int:
    with database():
        from django.utils import translation

        from fengge.core.audit.jobs import seal_all, verify_all

        with translation.override("en"):
            seal_all()
            report = verify_all(expect=args.expect)
            found = {**vars(report), "broken": str(report.broken), "ok": report.ok}
    print(json.dumps(found) if args.json else told(found))
    return 0 if report.ok else 1


def told(found: dict[str, object]) -> str:
    if not found["ok"]:
        return f"!!  {found['broken']}"
    size = f"{found['events']} events in {found['seals']} seals are as they were written, {found['waiting']} not sealed yet"
    return f"ok  {size}\n    last digest {found['last'] or '(none yet)'}"
