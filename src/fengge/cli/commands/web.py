"""Serves the web alone; jobs are run by `fengge worker`."""

from __future__ import annotations

import os
import shutil
import socket
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings

from fengge.cli.frontend import build_front_end
from fengge.cli.keys import refuse_demo_keys
from fengge.cli.running import database, end_with_parent, follow, say

if TYPE_CHECKING:
    import argparse

    from django.core.handlers.wsgi import WSGIHandler

HELP = "serve the web alone"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    refuse_demo_keys()
    refuse_taken_port(args.host, args.port)
    with database():
        build_front_end(say)
        end_with_parent()
        count_together()
        Granian(
            "fengge.config.wsgi:application",
            address=args.host,
            port=args.port,
            interface=Interfaces.WSGI,
            workers=settings.WEB_WORKERS or os.cpu_count() or 1,
            blocking_threads=settings.WEB_THREADS,
            backpressure=settings.WEB_THREADS * 64,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
        ).serve(target_loader=partial(application, os.getpid()), wrap_loader=False)
    return 0


def application(main: int) -> WSGIHandler:
    """Loaded in each of the web's processes. Were the main one killed, they would go on, and hold the port."""
    follow(main, lambda: os._exit(1))
    loaded: WSGIHandler = import_module("fengge.config.wsgi").application
    return loaded


def count_together() -> None:
    """A fresh folder in which the web's processes add up what /metrics tells; named before any of them counts."""
    folder = settings.DATA_DIR / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SystemExit(
                f"fengge: port {port} on {host} cannot be used ({error.strerror}): choose another"
            ) from None
