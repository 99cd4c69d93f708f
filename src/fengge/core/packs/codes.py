"""Code lists: national standards and the county's own, each one CSV under `codes/`."""

from __future__ import annotations

from functools import cache

from django.utils.translation import get_language

from fengge.core.packs.pack import Pack, load, pack
from fengge.core.packs.part import Entry, Table


class Code(Entry):
    """One value of a list. `parent` is the code above it in a tree; `hint` names the related value of another list."""

    code: str
    title: str
    title_en: str = ""
    parent: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return self.title_en if self.title_en and (get_language() or "").startswith("en") else self.title


class Codes(Table):
    """The lines of any code list."""

    rows: list[Code]


def codes(name: str, within: Pack | None = None) -> dict[str, Code]:
    """The list `codes/<name>.csv` of the active pack in its order, by code. Raises KeyError when there is none."""
    return _codes(name, (within or pack()).name)


@cache
def _codes(name: str, pack_name: str) -> dict[str, Code]:
    owner = load(pack_name)
    if owner.file(f"codes/{name}.csv") is None:
        raise KeyError(f"no code list {name!r} in pack {pack_name!r}")

    class Named(Codes, file=f"codes/{name}.csv"):
        """The list of this name."""

    return {row.code: row for row in owner.part(Named).rows}


def choices(name: str) -> list[tuple[str, str]]:
    """The list as form choices, in the reader's language."""
    return [(code, str(row)) for code, row in codes(name).items()]
