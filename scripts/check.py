"""Runs every check, each to its end, and says at the last which failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
CHECKS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "--exclude=docs", "."],
    "layers": ["lint-imports", "--no-logo"],
    "templates": ["djlint", "--lint", "--quiet", "src"],
    "languages": ["python", "scripts/messages.py", "--check"],
    "migrations": ["python", "scripts/migrations.py"],
    "mypy": ["mypy"],
}


def main() -> None:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        raise SystemExit(f"fengge: these checks failed: {', '.join(failed)}")


def passes(name: str, command: list[str]) -> bool:
    begin = time.monotonic()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [str(TOOLS / command[0]), *command[1:]],
        check=False,
        cwd=ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(f"{'ok' if done.returncode == 0 else '!!'}  {name} ({time.monotonic() - begin:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
