"""The documents keep up: links lead somewhere, names in the glossary exist, the manual quotes real buttons, every decision is listed."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/fengge"
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"```.*?```", re.DOTALL)


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_and_picture_is_there(page):
    targets = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    ours = [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in ours if not (page.parent / target).exists()] == []


@cache
def source(*endings: str) -> str:
    files = (file for ending in endings for file in sorted(SOURCE.rglob(f"*.{ending}")) if "locale" not in file.parts)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_name_of_the_glossary_stands_in_the_source():
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    names = [name for cell in rows for name in re.findall(r"`(\w+)`", cell)]
    words = set(re.findall(r"\w+", source("py", "toml")))
    assert len(names) > 60
    assert [name for name in names if name not in words] == []


def literals(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def said() -> frozenset[str]:
    """Every text of the interface, wherever it stands: in code, in a template, in a pack."""
    found = {text for file in SOURCE.rglob("*.py") if not file.name.startswith("test_") for text in literals(file)}
    found |= set(re.findall(r'(?:translate|_\()\s*"([^"]+)"', source("html")))
    found |= set(re.findall(r'^\w+ = "([^"]+)"', source("toml"), re.MULTILINE))
    return frozenset(found | set(re.findall(r"[一-鿿]+", source("csv"))))


@pytest.mark.parametrize("page", sorted((ROOT / "docs/manual").glob("*.md")), ids=lambda page: page.stem)
def test_every_button_the_manual_quotes_is_really_called_so(page):
    quoted = re.findall(r"「([^」]+)」", prose(page))
    assert [name for name in quoted if name not in said()] == []


def test_every_decision_is_listed():
    listed = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs/adr").glob("0*.md") if f"({page.name})" not in listed] == []
