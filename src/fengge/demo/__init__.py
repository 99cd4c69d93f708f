"""The synthetic demo county: plausible, reproducible, no real person."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def load(progress: Callable[[str], None]) -> None:
    """Fills an empty database with the demo county; on a filled one it does nothing, quickly."""
    from fengge.demo.loading import load_parts

    load_parts(progress)


def welcome() -> dict[str, Any]:
    """What is printed at the end: `accounts` ({"username", "password", "post", "division"} each), the path of one
    `doorplate`, and the `tracking` of one report (its `code` and `secret`).
    """
    from fengge.core.access import system
    from fengge.demo.doors import FIRST_CODE
    from fengge.demo.ground import Ground
    from fengge.demo.loading import JOB
    from fengge.demo.staff.accounts import told
    from fengge.demo.year import shown_ticket

    with system(JOB):
        ticket = shown_ticket(Ground.read())
    return {"accounts": told(), "doorplate": f"/d/{FIRST_CODE}", "tracking": asdict(ticket)}
