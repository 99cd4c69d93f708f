"""Runs every check, each to its end, as many at once as there are processors, and says at the last which failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
CHECKS = {  # the longest first, so that nobody waits for it at the end
    "mypy": ["mypy"],
    "templates": ["djlint", "--lint", "--quiet", "src"],
    "languages": ["python", "scripts/messages.py", "--check"],
    "migrations": ["python", "scripts/migrations.py"],
    "layers": ["lint-imports", "--no-logo"],
    "ruff format": ["ruff", "format", "--check", "--quiet", "--exclude=docs", "."],
    "ruff": ["ruff", "check", "."],
}


def main() -> None:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = pool.map(passes, CHECKS, CHECKS.values())
    failed = [name for name, well in zip(CHECKS, passed, strict=True) if not well]
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
    told = "" if done.returncode == 0 else f"\n{done.stdout}"
    print(f"{'!!' if told else 'ok'}  {name} ({time.monotonic() - begin:.1f} s){told}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
