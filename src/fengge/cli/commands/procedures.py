"""Lists the procedures as this county sets them, or draws one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from fengge.cases.procedure import Procedure

HELP = "list the procedures, or draw one"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True, dest="action")
    listing = actions.add_parser("list", help="one line for each procedure")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    drawing = actions.add_parser("draw", help="the diagram of one procedure, as Mermaid text")
    drawing.add_argument("key", metavar="KEY")
    drawing.add_argument("--svg", action="store_true", help="as a picture instead")


def run(args: argparse.Namespace) -> int:
    import django

    django.setup()
    return draw(args.key, svg=args.svg) if args.action == "draw" else show(as_json=args.json)


def show(*, as_json: bool) -> int:
    from fengge.cases import procedures

    rows = [row(procedure) for procedure in procedures.all()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in rows:
        told = f"{one['stages']} stages, {one['actions']} actions, {one['deadlines']} deadlines"
        print(f"{one['key']:<16} v{one['version']}  {one['title']}  ({told})")
    return 0


def row(procedure: Procedure) -> dict[str, Any]:
    return {
        "key": procedure.key,
        "version": procedure.version,
        "title": str(procedure.title),
        "stages": len(procedure.stages),
        "actions": len(procedure.actions),
        "deadlines": len(procedure.deadlines),
        "example": procedure.example,
    }


def draw(key: str, *, svg: bool) -> int:
    from fengge.cases import procedures
    from fengge.cases.procedure import drawing

    known = {procedure.key: procedure for procedure in procedures.all()}
    if key not in known:
        raise SystemExit(f"fengge: no procedure {key!r}; there is: {', '.join(known)}")
    print(drawing.draw_svg(known[key]) if svg else drawing.draw(known[key]), end="")
    return 0
