"""Fails when a model changed without its migration, or when an app's migrations are not one line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.update(DJANGO_SETTINGS_MODULE="fengge.config.settings", FENGGE_DB_POOL="0", FENGGE_DB_ROLE="owner")
    import django
    from django.utils import translation

    django.setup()
    translation.deactivate_all()  # migrations keep the source's own words
    faults = [*changed_models(), *forks()]
    if faults:
        raise SystemExit("\n".join(faults))


def changed_models() -> list[str]:
    """Compares models with migration files alone: no database is asked."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    return [
        f"{app}: {operation.describe()} has no migration: run `./manage.py makemigrations {app}`"
        for app, migrations in found.items()
        if apps.get_app_config(app).name.startswith("fengge.")
        for migration in migrations
        for operation in migration.operations
    ]


def forks() -> list[str]:
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    ours = [app.label for app in apps.get_app_configs() if app.name.startswith("fengge.")]
    return [
        f"{app}: migrations must be one line, these are its ends: {', '.join(name for _, name in leaves)}"
        for app in ours
        if len(leaves := loader.graph.leaf_nodes(app)) > 1
    ]


if __name__ == "__main__":
    main()
