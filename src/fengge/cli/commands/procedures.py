"""Lists the procedures as this county sets them, draws one, publishes one, withdraws a version, or moves running cases to one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from fengge.cases.procedure import Procedure
    from fengge.core.access import Actor

HELP = "list, draw, publish or withdraw procedures; move running cases to a published version"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True, dest="action")
    listing = actions.add_parser("list", help="one line for each procedure")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    drawing = actions.add_parser("draw", help="the diagram of one procedure, as Mermaid text")
    drawing.add_argument("key", metavar="KEY")
    drawing.add_argument("--svg", action="store_true", help="as a picture instead")
    publishing = actions.add_parser("publish", help="make the pack's text the version that new cases begin under")
    publishing.add_argument("key", metavar="KEY")
    moving = actions.add_parser("move", help="let running cases go on under another published version")
    moving.add_argument("number", metavar="NUMBER", nargs="+", help="numbers of cases")
    moving.add_argument("--to", type=int, required=True, metavar="VERSION")
    withdrawing = actions.add_parser("withdraw", help="let no case begin under a published version any more")
    withdrawing.add_argument("key", metavar="KEY")
    withdrawing.add_argument("version", type=int, metavar="VERSION")
    for deed in (publishing, moving, withdrawing):
        deed.add_argument("--as", dest="username", required=True, metavar="USERNAME", help="whose post does it")
        deed.add_argument("--why", required=True, metavar="TEXT", help="the reason, kept on record")


def run(args: argparse.Namespace) -> int:
    import django

    django.setup()
    match args.action:
        case "draw":
            return draw(args.key, svg=args.svg)
        case "publish":
            return publish(args)
        case "withdraw":
            return withdraw(args)
        case "move":
            return move(args)
        case _:
            return show(as_json=args.json)


def publish(args: argparse.Namespace) -> int:
    from fengge.cases.publishing.verbs import PublishGiven
    from fengge.cases.publishing.verbs import publish as publish_procedure
    from fengge.core.verbs import Refused

    try:
        row = publish_procedure(PublishGiven(key=args.key, reason=args.why), by=_actor(args.username))
    except Refused as refused:
        raise SystemExit(f"fengge: {refused.message}") from None
    print(f"{row.key} v{row.version} is published; new cases begin under it")
    return 0


def withdraw(args: argparse.Namespace) -> int:
    from fengge.cases.publishing.verbs import WithdrawGiven
    from fengge.cases.publishing.verbs import withdraw as withdraw_version
    from fengge.core.verbs import Refused

    given = WithdrawGiven.model_validate({"version": str(args.version), "reason": args.why})
    try:
        withdraw_version(args.key, given, by=_actor(args.username))
    except Refused as refused:
        raise SystemExit(f"fengge: {refused.message}") from None
    print(f"{args.key} v{args.version} is withdrawn; cases that run under it go on")
    return 0


def move(args: argparse.Namespace) -> int:
    """Each case for itself: one that cannot move is told and keeps its version."""
    by = _actor(args.username)
    told = {number: _moved(number, args, by) for number in args.number}
    for number, refusal in told.items():
        print(f"{number}: {refusal or f'moved to version {args.to}'}")
    return 1 if any(told.values()) else 0


def _moved(number: str, args: argparse.Namespace, by: Actor) -> str:
    """Empty when it moved, else why not."""
    from fengge.cases.models import Case
    from fengge.cases.publishing.verbs import MoveGiven, move_to_version
    from fengge.core.access import scope
    from fengge.core.verbs import Refused

    with scope(by):
        case = Case.objects.filter(number=number).first()
    if case is None:
        return "no such case, or none this post may see"
    try:
        move_to_version(case, MoveGiven(version=args.to, reason=args.why), by=by)
    except Refused as refused:
        return str(refused.message)
    return ""


def _actor(username: str) -> Actor:
    """The account's person under the first appointment of today that may publish."""
    from fengge.cases.permissions import May
    from fengge.core.clock import today
    from fengge.orgs.acting import actor_for
    from fengge.orgs.models import Account

    account = Account.objects.filter(username=username, is_active=True).select_related("person").first()
    held = account.person.appointments.current(on=today()) if account else ()
    actors = [actor_for(account, one) for one in held]
    able = next((actor for actor in actors if actor.may(May.PUBLISH)), None)
    if able is None:
        raise SystemExit(f"fengge: {username!r} has no post today that may publish procedures")
    return able


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
