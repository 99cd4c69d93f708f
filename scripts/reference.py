"""Writes docs/reference/ from what the program declares: permissions, procedures, figures and operations of the API.

python scripts/reference.py [--check]      `--check` writes nothing, and names the pages that are not as the declarations are
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fengge.cases.procedure import Procedure

FOLDER = Path(__file__).resolve().parent.parent / "docs/reference"
NOTE = "Written by `python scripts/reference.py` from the declarations; do not edit by hand.\n"


def pages() -> dict[str, str]:
    """Every page by its file's name. The words are the source's own, as the national pack sets them."""
    from django.test import override_settings
    from django.utils.translation import override

    with override("zh-hans"), override_settings(PACK="national"):
        return {
            "permissions.md": permissions(),
            "procedures.md": procedures(),
            "figures.md": figures(),
            "api.md": operations(),
        }


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |\n" for line in lines)


def permissions() -> str:
    from fengge.core.access import all_permissions, is_public
    from fengge.orgs.county.posts import posts

    known = posts()
    named = [(key, f"{post.title}<br>`{key}`") for key, post in known.posts.items()]
    rights = table(
        ("permission", "title", "posts"),
        (
            (f"`{key}`", right.title, "everybody" if is_public(key) else _holders(key, known.posts))
            for key, right in all_permissions().items()
        ),
    )
    held = table(
        ("post", "level", "sees", "clearance", "permissions"),
        (
            (words, post.level, post.sees, post.clearance, ", ".join(sorted(known.permissions_of(key))))
            for (key, words), post in zip(named, known.posts.values(), strict=True)
        ),
    )
    return (
        f"# Permissions and posts\n\n{NOTE}\nPosts are the national pack's (`packs/national/posts.toml`); a county's pack may "
        f"change them.\n\n## Who holds a permission\n\n{rights}\n## What a post holds\n\n{held}"
    )


def _holders(permission: str, known: Iterable[str]) -> str:
    from fengge.orgs.county.posts import posts

    return ", ".join(key for key in known if permission in posts().permissions_of(key)) or "nobody"


def procedures() -> str:
    from fengge.cases import procedures as shipped

    return f"# Procedures\n\n{NOTE}" + "".join(_procedure(one) for one in shipped.declared().values())


def _procedure(one: Procedure) -> str:
    from fengge.cases.procedure import drawing

    road = [stage for stage in one.stages if not stage.side]
    parts = [
        f"\n## {one.title} `{one.key}` v{one.version}\n\n{one.law}\n",
        f"\n{' → '.join(str(stage.title) for stage in road)}\n",
        f"\n```mermaid\n{drawing.draw(one)}```\n",
        f"\n### Actions\n\n{table(('action', 'key', 'from', 'event', 'permission', 'law'), _actions(one))}",
        f"\n### Clocks\n\n{table(('clock', 'key', 'starts', 'stops', 'rests on'), _clocks(one))}",
        f"\n### Dossier\n\n{table(('document', 'key', 'must'), _papers(one))}",
    ]
    return "".join(parts)


def _actions(one: Procedure) -> Iterator[tuple[object, ...]]:
    titles = {stage.key: str(stage.title) for stage in one.stages}
    for action in one.actions:
        start = "、".join(titles[key] for key in action.from_stages) or "（开始）"
        yield action.title, f"`{action.key}`", start, f"`{action.event}`", f"`{action.permission}`", action.law


def _clocks(one: Procedure) -> Iterator[tuple[object, ...]]:
    for clock in one.deadlines:
        ends = [", ".join(f"`{_kind(event)}`" for event in events) for events in (clock.starts, clock.stops)]
        yield clock.title, f"`{clock.key}`", *ends, clock.law or ("示例" if clock.example else "")


def _kind(trigger: object) -> object:
    return getattr(trigger, "type", trigger)


def _papers(one: Procedure) -> Iterator[tuple[object, ...]]:
    for paper in one.documents:
        yield paper.title, f"`{paper.key}`", "必备" if paper.must else "按需"


def figures() -> str:
    from fengge.config import urls as _all_pages  # noqa: F401 - figures of every folder are there once pages are
    from fengge.core.figures import all_figures

    rows = (
        (f"`{one.key}`", one.title, one.unit, one.definition, "rate" if one.out_of else "count")
        for one in all_figures()
    )
    return f"# Figures\n\n{NOTE}\n{table(('key', 'title', 'unit', 'definition', 'kind'), rows)}"


def operations() -> str:
    from fengge.api.v1 import api
    from fengge.config import urls as _all_pages  # noqa: F401 - operations of every app are there once pages are

    rows = (
        (", ".join(sorted(one.methods)), f"`/api/v1{path}`", one.summary, f"`{one.view_func.allow}`")  # type: ignore[attr-defined]
        for path, one in sorted(api.operations(), key=lambda found: (found[0], found[1].methods))
    )
    about = "The full description, with schemas, is at `/api/v1/openapi.json` of a running server.\n"
    return f"# Operations of the API\n\n{NOTE}\n{about}\n{table(('method', 'address', 'what', 'permission'), rows)}"


def main(*, check: bool) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengge.config.settings")
    django.setup()
    FOLDER.mkdir(exist_ok=True)
    found = {FOLDER / name: text for name, text in pages().items()}
    stale = [path for path, text in found.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(path.name)
        if not check:
            path.write_text(found[path], encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
