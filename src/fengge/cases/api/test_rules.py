"""The triage rules over the API: what the page shows and does, with versions that were seen and keys that make repeating harmless."""

import pytest

from fengge.cases.models import RuleTable
from fengge.cases.rules.changing import draft_now

LINE = {"order": 15, "kinds": ["17"], "signals": [], "rung": "town", "reason": "物业纠纷由镇里牵头"}


@pytest.fixture
def chen(world, program):
    return program(world.county_chen)


def seen(version):
    return {"If-Match": f'"{version}"'}


def test_the_rules_that_hold_are_read_with_their_versions(world, program):
    told = program(world.secretary_li).get("/rules").json()
    assert (told["number"], told["versions"], told["draft"]) == (0, [], None)
    assert any(line["law"] and line["key"] == "family_violence" for line in told["lines"])


def test_a_text_is_tried_and_nothing_of_it_is_kept(world, program):
    told = program(world.secretary_li).post("/rules/trial", {"text": "丈夫家暴，昨晚又打老婆，要赔六万元。"}).json()
    assert told["route"]["title"] == "公安机关（保密报告）"
    assert "打老婆" in [word for one in told["heard"] for word in one["words"]]
    assert RuleTable.objects.count() == 0


def test_the_rules_are_drafted_tried_and_published_by_program_alone(chen):
    begun = chen.post("/rules/draft", {})
    assert (begun.status_code, begun.headers["ETag"]) == (201, '"1"')
    added = chen.post("/rules/draft/lines", LINE, **seen(1)).json()
    assert added == {"version": 2, "line": "line_1"}
    text = {"text": "小区电梯坏了三个月，物业费还涨。"}
    assert chen.post("/rules/trial", text).json()["rung"]["key"] == "village"
    assert chen.post("/rules/trial", {**text, "draft": True}).json()["rung"]["key"] == "town"
    changed = chen.post("/rules/draft/lines/line_1", {**LINE, "order": 16}, **seen(2)).json()
    assert changed["version"] == 3
    draft = chen.get("/rules/draft").json()
    assert [line["change"] for line in draft["lines"] if line["key"] == "line_1"] == ["新增"]
    assert chen.post("/rules/draft/publication", {"reason": "村里调不动"}, **seen(3)).json() == {"number": 1}
    told = chen.get("/rules").json()
    assert (told["number"], told["versions"][0]["reason"]) == (1, "村里调不动")
    assert "line_1" in [line["key"] for line in chen.get("/rules/versions/1").json()["lines"]]
    assert "line_1" not in [line["key"] for line in chen.get("/rules/versions/0").json()["lines"]]
    assert chen.get("/rules/versions/2").status_code == 404


def test_the_same_attempt_again_is_answered_as_the_first_time_and_done_once(chen):
    key = {"Idempotency-Key": "0123456789abcdef0"}
    first = chen.post("/rules/draft", {}, **key)
    assert chen.post("/rules/draft", {}, **key).json() == first.json()
    key = {"Idempotency-Key": "0123456789abcdef1", **seen(1)}
    first = chen.post("/rules/draft/lines", LINE, **key)
    assert chen.post("/rules/draft/lines", LINE, **key).json() == first.json()
    assert len([one for one in draft_now().rules if one.startswith("line_")]) == 1


def test_a_draft_changed_in_between_is_a_conflict_and_no_version_is_refused(chen):
    chen.post("/rules/draft", {})
    chen.post("/rules/draft/lines", LINE, **seen(1))
    answers = [
        chen.post("/rules/draft/lines", LINE, **seen(1)),
        chen.post("/rules/draft/publication", {"reason": "x"}, **seen(1)),
        chen.post("/rules/draft/drop", {}, **seen(1)),
    ]
    assert [one.status_code for one in answers] == [409] * 3
    assert {one.headers["Content-Type"] for one in answers} == {"application/problem+json"}
    assert chen.post("/rules/draft/lines", LINE).status_code == 428


def test_what_law_decides_stays_and_a_line_that_decides_nothing_is_named_at_its_field(chen):
    chen.post("/rules/draft", {})
    removed = chen.post("/rules/draft/lines/family_violence/removal", {}, **seen(1))
    assert (removed.status_code, "不能删除" in removed.json()["errors"][0]["message"]) == (422, True)
    nothing = chen.post("/rules/draft/lines", {**LINE, "rung": None}, **seen(1))
    assert nothing.json()["errors"][0]["pointer"] == "/route"
    wrong = chen.post("/rules/draft/lines", {**LINE, "rung": "moon"}, **seen(1))
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/rung")


def test_a_line_is_removed_and_the_draft_thrown_away(chen):
    chen.post("/rules/draft", {})
    chen.post("/rules/draft/lines", LINE, **seen(1))
    assert chen.post("/rules/draft/lines/line_1/removal", {}, **seen(2)).json() == {"version": 3, "line": "line_1"}
    assert chen.post("/rules/draft/drop", {}, **seen(3)).json()["draft"] is None
    assert [chen.get("/rules/draft").status_code, chen.post("/rules/draft/drop", {}, **seen(3)).status_code] == [
        404,
        404,
    ]


def test_a_village_secretary_s_program_reads_and_changes_nothing(world, program, chen):
    chen.post("/rules/draft", {})
    li = program(world.secretary_li)
    assert li.get("/rules").json()["draft"] is None
    for path in ("/rules/draft", "/rules/draft/lines", "/rules/draft/publication", "/rules/draft/drop"):
        assert li.post(path, LINE, **seen(1)).status_code == 403
    assert li.get("/rules/draft").status_code == 403
    assert program(world.county_chen, read_only=True).post("/rules/draft/drop", {}, **seen(1)).status_code == 403
