"""How a county splits and joins cases: how deep, how alike two must be to be shown side by side, who decides on the lead."""

from __future__ import annotations

from pydantic import Field

from fengge.core.packs.part import Part


class Joining(Part, file="joining.toml"):
    """`depth`: how many parts below one another; `window` days apart and `alike` (0–1) for pairs to be shown."""

    depth: int = Field(default=2, ge=0, le=9)
    window: int = Field(default=60, ge=1, le=366)
    alike: float = Field(default=0.45, gt=0, le=1)
    shown: int = Field(default=3, ge=1, le=20)
    example: bool = True
