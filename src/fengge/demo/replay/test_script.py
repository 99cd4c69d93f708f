"""What the script makes of a story before anybody acts."""

from dataclasses import replace
from random import Random
from types import SimpleNamespace

from fengge.core.clock import today
from fengge.demo.replay.script import _as_the_law_has_it
from fengge.demo.stories import Place, stories


def steps_of(told, *, sealed):
    return [step.do for step in _as_the_law_has_it(SimpleNamespace(story=told, is_sealed=sealed))]


def test_a_sealed_matter_that_nobody_led_further_is_not_put_on_the_shelf():
    place = Place("520329102205", "某镇", "大坪村", "三组")
    archived = next(
        one for one in stories([place], 300, Random(7), today()) if "archive" in [s.do for s in one.timeline]
    )
    unled = replace(archived, timeline=tuple(step for step in archived.timeline if step.do != "refer"))
    assert "archive" in steps_of(unled, sealed=False)
    assert "archive" not in steps_of(unled, sealed=True)
