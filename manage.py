#!/usr/bin/env python3
"""Django's own commands, for developers; people who run Fengge use `fengge`."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengge.config.settings")
    os.environ.setdefault("FENGGE_DB_POOL", "0")  # one connection is enough, and its absence is told at once
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
