"""Counts every declared figure, or those of one set, over the whole county as of now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "count the declared figures"
ROLE = "worker"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--set", default="", metavar="NAME", help="only the figures of this set")
    parser.add_argument("--place", default="", metavar="CODE", help="only this division's subtree")
    parser.add_argument("--json", action="store_true", help='print a list of {"key", "label", "value", "unit", "url"}')


def run(args: argparse.Namespace) -> int:
    with database():
        found = counted(args.set, args.place)
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for one in found:
        print(f"{one['key']:<32} {one['value']:>10} {one['unit']}  {one['label']}")
    return 0


def counted(name: str, place: str) -> list[dict[str, Any]]:
    from django.utils.module_loading import autodiscover_modules

    from fengge.core.access import system, system_job
    from fengge.core.clock import now
    from fengge.core.figures import Asked, all_figures, measure_all

    autodiscover_modules("figures")
    figures = all_figures(name)
    if not figures:
        raise SystemExit(f"fengge: no figures{f' in a set {name!r}' if name else ''} are declared")
    with system(system_job("cli.figures")):
        values = measure_all(figures, Asked(as_of=now(), place=place))
    return [
        {
            "key": value.figure.key,
            "label": str(value.figure.title),
            "value": value.value,
            "unit": str(value.figure.unit),
            "url": f"{settings.BASE_URL}{value.url}",
        }
        for value in values
    ]
