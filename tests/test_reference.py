"""The pages of docs/reference say what the program declares."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_pages_are_as_the_declarations_are():
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, str(ROOT / "scripts/reference.py"), "--check"]
    checked = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"run: python scripts/reference.py  ({checked.stdout.split()}) {checked.stderr}"
