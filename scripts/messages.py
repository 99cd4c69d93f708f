"""Finds every text that is to be translated, in Python and in templates, and looks for its English.

`--check` fails when an English text is missing, stands twice with different words, or lost a gap such as {name}.
`--write` writes the joined catalogue for translators' tools; it is made from the parts and not kept in the repository.
No program of gettext is needed.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/fengge"
PARTS = SOURCE / "locale/en/parts"
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
PLURAL_WITH_CONTEXT = {"npgettext", "npgettext_lazy"}
CALLS = PLAIN | PLURAL | WITH_CONTEXT | PLURAL_WITH_CONTEXT
PLAINLY = {name: name for name in CALLS}
GAP = re.compile(r"%\((\w+)\)[sd]|\{(\w*)[^{}]*\}")
CALL_IN_TEMPLATE = re.compile(r"\b(?:gettext|ngettext|pgettext|npgettext|_)\(")
Found = dict[tuple[str, str], set[str]]  # (context, text) → files


def main(mode: str) -> None:
    sys.path.insert(0, str(ROOT / "src"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "fengge.config.settings"
    from fengge.core.messages import catalogue, entries, key

    english = catalogue(PARTS)
    found = texts()
    known = {key(entry): entry for entry in english}
    faults = [
        f"{min(files)}: no English for {text!r}"
        for (context, text), files in sorted(found.items())
        if (context, text) not in known
    ]
    faults += [
        f"{name}: {entry.msgid!r} is {known[key(entry)].msgstr!r} elsewhere; a context keeps meanings apart"
        for name, entry in entries(PARTS)
        if entry.msgstr != known[key(entry)].msgstr
    ]
    faults += [f"{entry.msgid!r} and its English have different gaps" for entry in english if not same_gaps(entry)]
    if mode == "--write":
        for entry in english:
            entry.occurrences = [(name, "") for name in sorted(found.get(key(entry), ()))]
        target = PARTS.parent / "LC_MESSAGES/django.po"
        target.parent.mkdir(exist_ok=True)
        english.save(str(target))
    if faults:
        raise SystemExit(
            "\n".join([*faults, f"{len(faults)} texts: write them in {PARTS.relative_to(ROOT)}/<area>.po"])
        )
    print(f"{len(found)} texts, all in both languages")


def texts() -> Found:
    found: Found = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or path.name.startswith("test_") or "migrations" in path.parts:
            continue
        calls = in_python(path) if path.suffix == ".py" else in_template(path)
        for one in calls:
            found.setdefault(one, set()).add(str(path.relative_to(ROOT)))
    return found


def in_python(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {**PLAINLY, **dict(aliases(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from text_of(node, called)


def aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Other names under which a file calls a function of gettext: `from … import gettext_lazy as lazy`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from ((one.asname, one.name) for one in node.names if one.asname and one.name in CALLS)


def in_template(path: Path) -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize

    if path.suffix == ".txt" and "{%" not in path.read_text(encoding="utf-8"):
        return
    pseudo = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for start in (match.start() for match in CALL_IN_TEMPLATE.finditer(pseudo)):
        yield from text_of(first_call(pseudo, start))


def first_call(text: str, start: int) -> ast.Call:
    """The shortest piece from `start` that reads as a whole call; a text may hold brackets of its own."""
    end = text.index(")", start)
    while True:
        try:
            node = ast.parse(text[start : end + 1], mode="eval").body
        except SyntaxError:
            end = text.index(")", end + 1)
            continue
        if isinstance(node, ast.Call):
            return node


def text_of(node: ast.Call, called: Mapping[str, str] = PLAINLY) -> Iterator[tuple[str, str]]:
    """The text that a call marks, if it is one of gettext's by the names that `called` translates."""
    name = called.get(getattr(node.func, "id", None) or getattr(node.func, "attr", ""), "")
    if not name:
        return
    wanted = 2 if name in WITH_CONTEXT | PLURAL_WITH_CONTEXT else 1
    values = [argument.value for argument in node.args[:wanted] if isinstance(argument, ast.Constant)]
    if len(values) == wanted and all(isinstance(value, str) and value for value in values):
        yield ("", str(values[0])) if wanted == 1 else (str(values[0]), str(values[1]))


def same_gaps(entry: object) -> bool:
    """Plural forms may leave a number out: "one day"."""
    wanted = gaps(entry.msgid)  # type: ignore[attr-defined]
    if entry.msgid_plural:  # type: ignore[attr-defined]
        return all(gaps(text) <= wanted for text in entry.msgstr_plural.values())  # type: ignore[attr-defined]
    return gaps(entry.msgstr) == wanted  # type: ignore[attr-defined]


def gaps(text: str) -> set[str]:
    return {first or second for first, second in GAP.findall(text)}


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "--check")
