"""Makes keys, and closes everything sealed with the first of FENGGE_FIELD_KEYS."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fengge.cli.running import database, say

if TYPE_CHECKING:
    import argparse

HELP = "make keys, or close everything anew with the first key"
ROLE = "worker"
NEXT = "done: keys other than the first may now be taken out of FENGGE_FIELD_KEYS"


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "To change a key: put the new one before the old in FENGGE_FIELD_KEYS, restart, rotate, take the old one out."
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True, dest="action")
    actions.add_parser("make", help="print new keys, to be put into the environment or a file")
    rotate = actions.add_parser(
        "rotate", help="close every field, secret and file anew; may be broken off and run again"
    )
    rotate.add_argument("--reindex", action="store_true", help="also after a change of FENGGE_INDEX_KEY")


def run(args: argparse.Namespace) -> int:
    return make() if args.action == "make" else rotate_all(reindex=args.reindex)


def make() -> int:
    print(f"FENGGE_SECRET_KEY={secrets.token_urlsafe(48)}")
    print(f"FENGGE_FIELD_KEYS={datetime.now(UTC):%Y-%m-%d}:{secrets.token_hex(16)}")
    print(f"FENGGE_INDEX_KEY={secrets.token_hex(32)}")
    return 0


def rotate_all(*, reindex: bool) -> int:
    with database():
        from fengge.core.access import system, system_job
        from fengge.core.crypto.rotating import others, rotate
        from fengge.core.files.storing import reseal

        job = system_job("core.rotate_keys")
        changed: dict[str, int] = {}
        for step in rotate(opening=lambda: system(job), reindex=reindex):
            changed[step.table] = changed.get(step.table, 0) + step.changed
            if step.changed:
                say(f"{step.table}: {changed[step.table]}")
        for name, work in others.items():
            with system(job):
                changed[name] = work()
        changed["files"] = sum(1 for _ in reseal())
    print("\n".join(f"{count:>9}  {name}" for name, count in changed.items()))
    print(NEXT)
    return 0
