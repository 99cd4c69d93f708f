"""Serves the web and runs jobs, each in a process of its own; stops both on Ctrl-C or SIGTERM."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from fengge.cli.commands import web
from fengge.cli.frontend import build_front_end
from fengge.cli.keys import refuse_demo_keys
from fengge.cli.running import Children, database, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

HELP = "serve the web and run jobs"
ROLE = "app"
add = web.add


def run(args: argparse.Namespace) -> int:
    refuse_demo_keys()
    web.refuse_taken_port(args.host, args.port)
    with database():
        refuse_missing_migrations()
        refuse_demo_passwords()
        build_front_end(say)
        return serve(args.host, args.port, ready=lambda: say(f"serving http://{args.host}:{args.port}"))


def refuse_missing_migrations() -> None:
    from fengge.core.health import migrations

    if remedy := migrations().remedy:
        raise SystemExit(f"fengge: not started: migrations {remedy}")


def refuse_demo_passwords() -> None:
    """The demo's accounts have printed passwords; an installation that was a demo once must lose them first."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from fengge.core.demo_passwords import with_demo_password

    if settings.DEMO:
        return
    active = get_user_model().objects.filter(is_active=True)
    if with_demo_password(active).exists():
        raise SystemExit(
            "fengge: not started: accounts with the demo's passwords are active: start with an empty data directory"
        )


def serve(host: str, port: int, *, ready: Callable[[], None]) -> int:
    children = Children()
    try:
        children.start("web", ["web", "--host", host, "--port", str(port)])
        children.start("worker", ["worker"])
        _wait_for_web(host, port, children)
        ready()
        while not (name := children.ended()):
            time.sleep(0.2)
        say(f"{name} has ended by itself, so everything stops; its reasons stand above")
    except KeyboardInterrupt:
        say("stopping")
        return 0
    else:
        return 1
    finally:
        children.stop()


def _wait_for_web(host: str, port: int, children: Children) -> None:
    import socket

    while not children.ended():
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) == 0:  # noqa: S104
                return
        time.sleep(0.1)
