"""The synthetic demo county: plausible, reproducible, no real person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def load(progress: Callable[[str], None]) -> None:
    """Fills an empty database with the demo county; on a filled one it does nothing, quickly."""
    from fengge.demo.loading import load_parts

    load_parts(progress)


def welcome() -> dict[str, Any]:
    """`accounts` ({"username", "password", "post", "division"} each) and the path of one `doorplate`."""
    from fengge.demo.doors import FIRST_CODE
    from fengge.demo.staff.accounts import told

    return {"accounts": told(), "doorplate": f"/d/{FIRST_CODE}"}
