"""Looks at everything Fengge stands on; each line says ok, or what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cli.running import database

if TYPE_CHECKING:
    import argparse

HELP = "look at database, migrations, queue, files, clock and keys; say what to do"
ROLE = "app"


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Ends with 1 when something is to be done."


def run(_: argparse.Namespace) -> int:
    with database():
        from fengge.cli.examinations import examinations

        findings = examinations()
    for finding in findings:
        print(f"{'ok' if finding.is_well else '!!'}  {finding.what:<11} {finding.remedy or finding.detail}".rstrip())
    return 0 if all(finding.is_well for finding in findings) else 1
