"""Packs: inheritance, and mistakes told so that their editor can mend them."""

import ast
import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.packs import Entry, Pack, PackError, Table, available, load, parts
from fengge.core.packs.codes import codes
from fengge.core.packs.lines import line_of
from fengge.core.packs.reading import overlay
from fengge.core.packs.triage import Triage
from fengge.core.packs.words import Words

PACKAGE = Path(__file__).resolve().parents[2]
HEAD = 'title = "某县"\ntitle_en = "A county"\nversion = "1"\ncounty = "520399"\nextends = "national"\n'


@pytest.fixture
def a_pack(tmp_path):
    def build(**files: str) -> Pack:
        (tmp_path / "pack.toml").write_text(HEAD, encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return Pack("a", tmp_path)

    return build


@pytest.mark.parametrize("name", ["national", "yuqing", "daozhen"])
def test_every_shipped_pack_reads_whole(name):
    for part in parts():
        load(name).part(part)


def test_a_county_says_only_what_differs(a_pack):
    words = a_pack(words='[words.grid]\ntitle = "片区"\ntitle_en = "area"\n').part(Words).words
    assert (words["grid"].title, words["grid_worker"].title) == ("片区", "网格员")


def test_a_missing_line_is_asked_for_by_name(a_pack):
    with pytest.raises(PackError) as told:
        a_pack(words='[words.extra]\n\ntitle = "新词"\n').part(Words)
    assert (told.value.path.name, told.value.line) == ("words.toml", 1)
    assert "title_en" in told.value.problem
    assert "title_en" in told.value.remedy


def test_a_misspelt_key_is_told_with_its_line_and_the_right_word(a_pack):
    with pytest.raises(PackError) as told:
        a_pack(words='[words.grid]\ntitle = "片区"\ntitle_en = "area"\ncanonicle = "网格"\n').part(Words)
    assert told.value.line == 4
    assert "canonical" in told.value.remedy


def test_a_rule_that_names_no_known_route_is_told_at_its_line(a_pack):
    with pytest.raises(PackError) as told:
        a_pack(triage='# ours\n[rules.wages]\norder = 1\nroute = "labor"\n').part(Triage)
    assert told.value.line == 4
    assert "labour" in told.value.remedy


def test_broken_toml_is_told_with_its_line(a_pack):
    with pytest.raises(PackError) as told:
        a_pack(words='[words.grid]\ntitle = "片区\n').part(Words)
    assert told.value.line == 2


def test_a_pack_that_does_not_exist_names_those_that_do():
    with pytest.raises(PackError, match=r"daozhen.*yuqing"):
        load("nowhere")


def test_a_csv_mistake_is_told_with_its_line(tmp_path):
    class Line(Entry):
        size: int

    kind = type("SomeLines", (Table,), {"__annotations__": {"rows": list[Line]}, "__module__": __name__})
    kind.file = "some.csv"
    (tmp_path / "pack.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "some.csv").write_text("size\n3\n四\n", encoding="utf-8")
    with pytest.raises(PackError) as told:
        Pack("a", tmp_path).part(kind)
    assert told.value.line == 3


def test_the_eighteen_dispute_kinds_have_both_languages():
    kinds = codes("dispute_kinds", load("national"))
    assert len(kinds) == 18
    assert all(kind.title and kind.title_en for kind in kinds.values())


@pytest.mark.parametrize(
    ("kind", "signals", "route"),
    [
        ("02", set(), "mediation"),
        ("02", {"violence"}, "police"),
        ("01", {"family_violence", "violence"}, "police_sealed"),
        ("08", {"against_agency"}, "review"),
        ("10", set(), "labour"),
        ("07", {"tenure"}, "tenure"),
        ("99", {"accusation"}, "discipline"),
        ("15", set(), "medical"),
    ],
)
def test_the_law_decides_the_channel(kind, signals, route):
    lines = load("national").part(Triage).matching(kind, signals)
    assert next(rule.route for _, rule in lines if rule.route) == route


def test_every_line_that_names_a_channel_names_its_law():
    table = load("national").part(Triage)
    assert [key for key, rule in table.rules.items() if rule.route and not rule.basis] == []
    assert [key for key, route in table.routes.items() if not route.basis] == []


def test_a_matter_of_any_kind_finds_a_line():
    table = load("national").part(Triage)
    for kind in codes("dispute_kinds", load("national")):
        assert table.matching(kind, set())


def words_in_code(path):
    """String constants that run, docstrings left out: a docstring may give an example."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return " ".join(node.value for node in constants if isinstance(node.value, str))


def test_no_place_name_stands_in_code():
    names = set()
    for folder in available().values():
        if (folder / "divisions.csv").exists():
            with (folder / "divisions.csv").open(encoding="utf-8") as file:
                names |= {row["name"] for row in csv.DictReader(file) if len(row["code"]) in (6, 9)}
    shows_or_tries = ("demo", "bench", "gallery", "testing", "testdata")
    code = [path for path in PACKAGE.rglob("*.py") if not {*path.parts} & {*shows_or_tries}]
    code = [path for path in code if not path.name.startswith("test_")]
    said = {path: words_in_code(path) for path in code}
    found = [f"{path.relative_to(PACKAGE)}: {name}" for path, words in said.items() for name in names if name in words]
    assert found == []


TREES = st.recursive(
    st.integers(), lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3), max_leaves=8
)
TABLES = st.dictionaries(st.sampled_from("abcd"), TREES, max_size=4)


@given(TABLES, TABLES)
def test_what_the_county_says_always_wins(under, over):
    merged = overlay(under, over)
    assert overlay(merged, over) == merged
    assert set(merged) == set(under) | set(over)


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3, unique=True), st.integers(0, 5))
def test_a_key_is_found_where_it_is_written(path, blank):
    text = "\n" * blank + f"[{'.'.join(path)}]\nvalue = 1\n"
    assert line_of(text, (*path, "value")) == blank + 2
