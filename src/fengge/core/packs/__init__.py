"""Packs: what differs between counties, as data. `pack()` is the active county's; an app declares the parts it reads.

A pack is a folder `packs/<name>/` with `pack.toml` beside TOML and CSV files, and may extend another. An app
declares a `Part` (one file, one
Pydantic model) and asks `pack().part(Posts)`. TOML tables are laid over the parent's by key; a CSV replaces the
parent's file. FENGGE_PACK names the
active one; FENGGE_PACKS_DIR adds a folder of a county's own packs beside those shipped here.
"""

from fengge.core.packs.errors import PackError
from fengge.core.packs.pack import Info, Pack, available, load, pack
from fengge.core.packs.part import Entry, Part, Table, must_be_known, parts

__all__ = ["Entry", "Info", "Pack", "PackError", "Part", "Table", "available", "load", "must_be_known", "pack", "parts"]
