"""A county whose pack is empty but for its head, to lay own forms into."""

from pathlib import Path

import pytest

from fengge.core.packs import Pack


@pytest.fixture
def county(tmp_path: Path) -> Pack:
    (tmp_path / "documents").mkdir()
    (tmp_path / "pack.toml").write_text('title = "本县"\ntitle_en = "Own"\nversion = "1"\nextends = "national"\n')
    return Pack("own", tmp_path)
