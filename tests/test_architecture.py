"""What holds of the source as a whole: where walls may be passed, who reads the time, what is never built here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from fengge.core.access import scoped_models
from fengge.core.pages import PUBLIC, all_pages
from tests import samples  # noqa: F401 - brings in every page

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "fengge"
APART = ("packs/", "demo/", "bench/", "locale/")
CHINESE = re.compile(r"[㐀-鿿]+")


def files(*endings: str, apart: tuple[str, ...] = APART) -> list[Path]:
    """Source files without tests, by their endings."""
    found = (path for ending in endings for path in sorted(SOURCE.rglob(f"*{ending}")))
    return [path for path in found if not is_test(path) and not name(path).startswith(apart)]


def is_test(path: Path) -> bool:
    return path.name.startswith("test_") or path.name in ("conftest.py", "testing.py") or "testdata" in path.parts


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


PYTHON = files(".py")
TREES = {name(path): ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON}
TEMPLATES = {name(path): path.read_text(encoding="utf-8") for path in files(".html")}


def docstrings(tree: ast.AST) -> set[int]:
    """The constants that are docstrings, by identity."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    first = [body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)]
    return {id(value) for value in first if isinstance(value, ast.Constant)}


def texts(tree: ast.AST) -> list[ast.Constant]:
    """Every string of the code that is no docstring."""
    told = docstrings(tree)
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return [node for node in found if isinstance(node.value, str)]


def calls(tree: ast.AST) -> list[str]:
    """Dotted names of everything called."""
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


# ── the walls ──

LIFTS_THE_MANAGER: set[str] = set()  # files that may say Model.everywhere; the wall in the database holds even there
OPEN_TO_EVERYBODY = {
    "api.openapi", "orgs.forgot_password", "orgs.no_email", "orgs.no_signup", "portal.contacts", "portal.days",
    "portal.doorplate", "portal.forget", "portal.home", "portal.receipt", "portal.record", "portal.remind",
    "portal.report", "portal.report_here", "portal.rights", "portal.story", "portal.track", "ui.gallery",
    "ui.preferences",
}  # fmt: skip


def test_managers_are_lifted_in_listed_files_only():
    using = {
        file
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "everywhere" and not file.startswith("core/access/")
    }
    assert using == LIFTS_THE_MANAGER


def test_pages_open_to_everybody_are_listed_here():
    assert {page.name for page in all_pages() if page.allow == PUBLIC} == OPEN_TO_EVERYBODY


def test_scoped_columns_are_never_searched_by_like():
    like = re.compile(r"__i?(contains|startswith|endswith|regex)$")
    columns = {field.name for model in scoped_models() for field in model._meta.concrete_fields} - {"words", "name"}
    said = [
        (file, node.arg)
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg and like.search(node.arg) and node.arg.split("__")[0] in columns
    ]
    assert [one for one in said if not one[0].startswith("orgs/")] == []


# ── time and place ──

READS_THE_MACHINES_CLOCK = {
    "cli/examinations.py",  # compares the machine's clock with the database's
    "cli/commands/keys.py",  # names a new key by the day
    "core/files/sweeping.py",  # compares with the times of files
    "core/clock/__init__.py",
}


def test_only_the_clock_reads_the_time():
    wanted = re.compile(
        r"^((dt\.|datetime\.)*datetime\.(now|utcnow|today)|(dt\.|datetime\.)*date\.today|time\.time|timezone\.now)$"
    )
    reading = {file for file, tree in TREES.items() if any(wanted.match(call) for call in calls(tree))}
    assert reading <= READS_THE_MACHINES_CLOCK


PLACES = re.compile("余庆|遵义|道真|贵州|白泥|520329|520325|yuqing|daozhen", re.IGNORECASE)
NAMES_A_PLACE = {"config/settings.py"}  # the pack that is active when none is named


def test_no_place_of_a_county_is_named_in_code():
    naming = {file for file, tree in TREES.items() if any(PLACES.search(text.value) for text in texts(tree))}
    naming |= {file for file, text in TEMPLATES.items() if PLACES.search(text)}
    naming |= {name(path) for path in files(".js", ".css", ".typ") if PLACES.search(path.read_text(encoding="utf-8"))}
    assert {file for file in naming if not file.startswith("ui/gallery/")} == NAMES_A_PLACE


# ── size ──

FILE_LINES, FUNCTION_LINES = 400, 60
WARN_FILE, WARN_FUNCTION = 200, 25


def lengths() -> list[tuple[str, int, int, int]]:
    """(what, lines, warn above, fail above) of every file and function."""
    found = []
    for file, tree in TREES.items():
        found.append((file, len((SOURCE / file).read_text(encoding="utf-8").splitlines()), WARN_FILE, FILE_LINES))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                found.append((f"{file}:{node.lineno} {node.name}", lines, WARN_FUNCTION, FUNCTION_LINES))
    return [one for one in found if "/migrations/" not in one[0]]


def test_files_and_functions_stay_short(capsys):
    long = sorted((one for one in lengths() if one[1] > one[2]), key=lambda one: -one[1])
    with capsys.disabled():
        for what, lines, wished, _ in long:
            print(f"\n  long: {what} has {lines} lines, wished at most {wished}", end="")
    assert [one for one in long if one[1] > one[3]] == []


def test_every_module_says_in_its_first_line_what_it_is():
    silent = [file for file, tree in TREES.items() if not ast.get_docstring(tree) and tree.body]
    assert [file for file in silent if "/migrations/" not in file] == []


# ── what is never built here (product.md 5 and 7; national rules on apps for the grass roots) ──

BANNED_WORDS = re.compile(
    "签到|打卡|积分|连续登录|在线时长|轨迹|人脸|重点人员|重点人群|高危人员|红黑榜|黑名单|诚信分|个人评分|信访量排名|刷脸"
)
BANNED_NAMES = re.compile(
    r"(^|_|/|-)(check_?ins?|streaks?|points|online_time|locations?_track|tracks_upload|faces?|person_score|credit_score|"
    r"leaderboard|blacklist|watch_?list|key_person)(_|/|-|$)"
)
SAYS_WHAT_IS_NOT_DONE = {"portal/rights/page.html"}


def test_no_word_of_what_burdens_or_labels_people():
    said = [
        (file, text.value) for file, tree in TREES.items() for text in texts(tree) if BANNED_WORDS.search(text.value)
    ]
    said += [(file, found.group()) for file, text in TEMPLATES.items() if (found := BANNED_WORDS.search(text))]
    packs = [
        path
        for ending in (".toml", ".csv")
        for path in (SOURCE / "packs").rglob(f"*{ending}")
        if "codes" not in path.parts
    ]
    said += [(name(path), found.group()) for path in packs if (found := BANNED_WORDS.search(path.read_text("utf-8")))]
    assert [one for one in said if one[0] not in SAYS_WHAT_IS_NOT_DONE] == []


def test_no_table_column_or_address_of_what_burdens_or_labels_people():
    ours = [model for model in apps.get_models() if model.__module__.startswith("fengge.")]
    named = [f"{model._meta.model_name}" for model in ours]
    named += [field.name for model in ours for field in model._meta.get_fields()]
    named += [page.route for page in all_pages()]
    assert [one for one in named if BANNED_NAMES.search(one)] == []


# ── what goes to the browser ──

MARKS_SAFE = {"ui/tags/pages.py", "ui/tags/library.py", "ui/tags/marks.py", "cases/publishing/views.py"}


def test_nothing_is_marked_safe_outside_listed_files():
    marking = {file for file, tree in TREES.items() if any(call.split(".")[-1] == "mark_safe" for call in calls(tree))}
    raw = re.compile(r"\|\s*safe\b|autoescape\s+off")
    assert marking | {file for file, text in TEMPLATES.items() if raw.search(text)} <= MARKS_SAFE


def test_pages_fetch_nothing_from_a_foreign_address():
    fetched = re.compile(r"""(?:src|href|action|import|url\()\s*=?\s*\(?["']?(?:https?:)?//(?!www\.w3\.org)[\w.]""")
    texts_of = TEMPLATES | {name(path): path.read_text("utf-8") for path in files(".js", ".css")}
    assert [file for file, text in texts_of.items() if fetched.search(text)] == []


# ── languages ──

TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->", re.DOTALL
)


OWN_NAMES = {"简体中文", "中文"}  # a language is offered by its own name


def test_templates_say_nothing_that_cannot_be_translated():
    ours = {file: text for file, text in TEMPLATES.items() if "/gallery/" not in file}
    left = {file: set(CHINESE.findall(TRANSLATED.sub("", text))) - OWN_NAMES for file, text in ours.items()}
    assert {file: words for file, words in left.items() if words} == {}


@pytest.mark.parametrize("banned", ["TODO", "FIXME", "XXX", "coming soon", "敬请期待"])
def test_nothing_is_left_to_be_done(banned):
    assert [file for file in TREES if banned in (SOURCE / file).read_text(encoding="utf-8")] == []
    assert [file for file, text in TEMPLATES.items() if banned in text] == []
