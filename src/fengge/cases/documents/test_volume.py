"""A dossier's number follows the county's own pattern."""

import pytest

from fengge.cases.documents.volume import Filing
from fengge.core.packs import PackError, load


def test_a_dossier_is_numbered_by_the_pattern():
    assert load("national").part(Filing).numbered("2026-000031", "石桥村") == "（2026）石桥村人调字第31号"
    assert Filing().numbered("旧案甲", "石桥村") == "旧案甲"


def test_a_county_has_its_own_pattern(county):
    (county.folder / "documents" / "_volume.toml").write_text('number = "{year}{place}调{serial}"\n')
    assert county.part(Filing).numbered("2026-000031", "甲村") == "2026甲村调31"
    assert county.part(Filing).retention == "长期"


def test_an_unknown_gap_is_told(county):
    (county.folder / "documents" / "_volume.toml").write_text('number = "{jahr}"\n')
    with pytest.raises(PackError, match="jahr"):
        county.part(Filing)
