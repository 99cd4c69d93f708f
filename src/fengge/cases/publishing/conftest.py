"""A county with a pack of its own whose text may be changed, as an editor would."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.world import World

from fengge.cases import procedures
from fengge.cases.procedures.versions import forget as forget_pinned
from fengge.cases.publishing.verbs import PublishGiven, publish
from fengge.core.packs import load

LONGER = "[procedures.mediation.settings.deadlines.acceptance]\nworking_days = 9\n"


def forget() -> None:
    load.cache_clear()
    procedures._set_by.cache_clear()  # noqa: SLF001
    forget_pinned()


@pytest.fixture
def write(tmp_path: Path, settings: Any) -> Iterator[Callable[[str], None]]:
    """Writes the pack's procedures.toml."""
    folder = tmp_path / "trial"
    folder.mkdir()
    words = 'title = "试"\ntitle_en = "Trial"\nversion = "1"\nextends = "national"\n'
    (folder / "pack.toml").write_text(words, encoding="utf-8")
    settings.PACKS_DIR, settings.PACK = str(tmp_path), "trial"

    def written(text: str) -> None:
        (folder / "procedures.toml").write_text(text, encoding="utf-8")
        forget()

    written("")
    yield written
    forget()


@pytest.fixture
def two_versions(db: None, write: Callable[[str], None]) -> Any:  # noqa: ARG001 - a world needs a database
    """A world in which mediation is published, then published anew with a longer term for acceptance; a case began under each."""
    world: Any = World()
    publish(PublishGiven(key="mediation", reason="试行"), by=world.county_chen.actor)
    world.first = world.registered()
    write(LONGER)
    publish(PublishGiven(key="mediation", reason="延长受理期限"), by=world.county_chen.actor)
    world.second = world.registered()
    return world
