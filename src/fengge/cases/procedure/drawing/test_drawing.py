"""A drawing shows every stage and every way, and nothing that could break a page."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from django.utils import translation

from fengge.cases import procedures
from fengge.cases.procedure import Stage
from fengge.cases.procedure.drawing import draw, draw_svg

MEDIATION = procedures.declared()["mediation"]
SVG = "{http://www.w3.org/2000/svg}"


def test_mermaid_shows_every_stage_its_ways_and_the_ends():
    lines = draw(MEDIATION).splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    [*] --> reported : 上报" in lines
    assert "    triaged --> accepted : 受理" in lines
    assert "    visited --> closed : 结案" in lines
    assert "    closed --> [*]" in lines
    assert all(f"    {stage.key} : {stage.title}" in lines for stage in MEDIATION.stages)


def test_several_actions_between_two_stages_share_an_arrow():
    arrows = [line.split(" : ")[0] for line in draw(MEDIATION).splitlines() if "-->" in line]
    assert len(arrows) == len(set(arrows))


def test_the_picture_is_well_formed_and_has_a_column_for_every_stage():
    picture = ET.fromstring(draw_svg(MEDIATION))  # noqa: S314 - our own text
    columns = {group.get("id") for group in picture.iter(f"{SVG}g")}
    assert columns == {f"stage-{stage.key}" for stage in MEDIATION.stages}
    assert picture.find(f"{SVG}title").text == "人民调解流程图"
    assert picture.find(f"{SVG}desc").text


def test_nothing_is_drawn_outside_the_picture():
    picture = ET.fromstring(draw_svg(MEDIATION))  # noqa: S314
    _, _, width, height = map(int, picture.get("viewBox").split())
    for box in picture.iter(f"{SVG}rect"):
        assert int(box.get("x")) + int(box.get("width")) <= width
        assert int(box.get("y")) + int(box.get("height")) <= height
    assert all(int(text.get("y")) < height for text in picture.iter(f"{SVG}text"))


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "A & B", '"引号"'])
def test_a_countys_words_cannot_break_the_page(title):
    odd = replace(MEDIATION, stages=(*MEDIATION.stages[1:], Stage("reported", title)))
    assert title in "".join(ET.fromstring(draw_svg(odd)).itertext())  # noqa: S314
    assert "<script" not in draw_svg(odd)


def test_the_drawing_speaks_the_readers_language():
    with translation.override("en"):
        assert "Register" in draw(MEDIATION)
        assert "登记" not in draw_svg(MEDIATION)
