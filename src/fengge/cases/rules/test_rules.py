"""The triage table in the county's own hands: tried before it holds, published whole, never against the law."""

import pytest
from django.db import DatabaseError, transaction

from fengge.cases.models import RuleTable
from fengge.cases.procedure import calendar_days
from fengge.cases.procedures import declared
from fengge.cases.procedures.county import laid_over
from fengge.cases.rules.changing import begin, change_line, draft_now, publish, remove_line
from fengge.cases.rules.inputs import LineGiven, PublishGiven
from fengge.cases.rules.live import number_now, triage_now
from fengge.cases.rules.reading import read
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import scope
from fengge.core.packs import load, pack
from fengge.core.packs.triage import Triage
from fengge.core.verbs import Conflict, NotAllowed, Refused

LINE = {"order": 15, "kinds": ["17"], "signals": [], "rung": "town", "reason": "物业纠纷由镇里牵头"}


@pytest.fixture
def chen(world):
    """Who keeps the rules in the county."""
    return world.county_chen


def given(**more):
    return LineGiven.model_validate({**LINE, **more})


def drafted(chen, **more):
    draft = begin(by=chen.actor)
    with scope(chen.actor):
        return change_line(draft, "", given(**more), by=chen.actor)


def test_a_published_line_holds_for_the_next_case_and_not_before(chen):
    assert suggest("17", ()).rung == "village"
    draft = drafted(chen)
    assert suggest("17", ()).rung == "village"
    publish(draft, PublishGiven(reason="物业纠纷村里调不动"), by=chen.actor)
    assert (suggest("17", ()).rung, number_now()) == ("town", 1)


def test_a_case_says_which_version_sorted_it(world, chen):
    before = world.triaged()
    publish(drafted(chen), PublishGiven(reason="试行"), by=chen.actor)
    after = world.triaged()
    with scope(world.secretary_li.actor):
        assert [case.triages.get().table for case in (before, after)] == [0, 1]


def test_what_law_decides_is_neither_removed_nor_decided_otherwise(world, chen):
    world.organisation(world.county, "police", "某县公安局")
    draft = begin(by=chen.actor)
    with pytest.raises(Refused, match="不能删除"):
        remove_line(draft, "family_violence", by=chen.actor)
    own = pack().part(Triage).rules["family_violence"].model_dump(mode="json")
    changed = LineGiven.model_validate({key: own[key] for key in LineGiven.model_fields} | {"route": "mediation"})
    with pytest.raises(Refused, match="不能改变"):
        change_line(draft, "family_violence", changed, by=chen.actor)
    worded = LineGiven.model_validate({key: own[key] for key in LineGiven.model_fields} | {"reason": "先保护人"})
    assert change_line(draft, "family_violence", worded, by=chen.actor).rules["family_violence"]["reason"] == "先保护人"


@pytest.mark.parametrize(
    ("key", "changed", "field"),
    [
        ("family_violence", {"order": 950}, "order"),
        ("family_violence", {"basis": None}, "basis"),
        ("line_1", {"order": 1, "kinds": [], "rung": None, "route": "mediation"}, "order"),
        ("line_1", {"order": 20, "signals": ["family_violence"], "rung": None, "route": "mediation"}, "order"),
    ],
)
def test_no_line_of_the_county_comes_before_what_the_law_leads_elsewhere(world, chen, key, changed, field):
    world.organisation(world.county, "police", "某县公安局")
    draft = drafted(chen)
    line = triage_now().model_dump(mode="json")["rules"].get(key, LINE) | changed
    asked = {name: line.get(name) for name in LineGiven.model_fields}
    with scope(chen.actor), pytest.raises(Refused) as refusal:
        change_line(draft, key, LineGiven.model_validate(asked), by=chen.actor)
    assert refusal.value.field == field


def test_a_line_of_the_county_leads_where_no_law_speaks_or_behind_it(chen):
    drafted(chen, order=111, rung=None, route="mediation")
    with scope(chen.actor):
        assert change_line(draft_now(), "", given(order=15, kinds=["02"], rung="town"), by=chen.actor)


def test_a_line_without_a_source_is_an_example(chen):
    draft = drafted(chen)
    assert draft.rules["line_1"]["example"] is True
    assert drafted_basis(chen, draft)["example"] is False


def drafted_basis(chen, draft):
    return change_line(draft, "line_1", given(basis="《余庆县××办法》第三条"), by=chen.actor).rules["line_1"]


def test_a_line_that_decides_nothing_is_refused_at_its_field(chen):
    with pytest.raises(Refused) as refusal:
        drafted(chen, rung=None)
    assert refusal.value.field == "route"


def test_a_published_version_never_changes(chen):
    row = publish(drafted(chen), PublishGiven(reason="试行"), by=chen.actor)
    with pytest.raises(DatabaseError), transaction.atomic():
        RuleTable.objects.filter(pk=row.pk).update(rules={})
    with pytest.raises(DatabaseError), transaction.atomic():
        RuleTable.objects.filter(pk=row.pk).delete()
    with pytest.raises(Refused, match="不能改"):
        change_line(row, "line_1", given(), by=chen.actor)


def test_there_is_one_draft_and_who_writes_second_is_told(chen):
    draft = drafted(chen)
    with pytest.raises(Refused, match="已经有一份草稿"):
        begin(by=chen.actor)
    with pytest.raises(Conflict):
        change_line(draft, "line_1", given(order=16), by=chen.actor, seen_version=1)


def test_an_unchanged_draft_is_not_published(chen):
    with pytest.raises(Refused, match="与现行规则相同"):
        publish(begin(by=chen.actor), PublishGiven(reason="没改"), by=chen.actor)


def test_a_village_secretary_reads_and_tries_the_rules_and_changes_none(world):
    client = world.secretary_li.client
    assert client.get("/desk/rules/").status_code == 200
    assert client.post("/desk/rules/draft/begin/").status_code == 403
    with pytest.raises(NotAllowed):
        begin(by=world.secretary_li.actor)


def test_a_text_is_tried_and_nothing_of_it_is_kept(world):
    text = "丈夫家暴，昨晚又打老婆，要赔六万元。"
    answer = world.secretary_li.client.post("/desk/rules/", {"text": text})
    assert "公安机关（保密报告）" in answer.text
    assert "打老婆" in answer.text
    assert RuleTable.objects.count() == 0


def test_the_reader_sees_who_leads_and_the_colour_of_each_level(world):
    world.organisation(world.county, "police", "某县公安局")
    page = world.secretary_li.client.post("/desk/rules/", {"text": "隔壁动手打伤了人"}).text
    for words in ("某县公安局牵头", "牵头单位：某县公安局", 'class="level red"', 'class="level blue"'):
        assert words in page, words


def test_the_draft_is_tried_before_it_holds(chen):
    drafted(chen)
    said = {"text": "小区电梯坏了三个月，物业费还涨。"}
    assert "物业纠纷由镇里牵头" not in chen.client.post("/desk/rules/", said).text
    assert "物业纠纷由镇里牵头" in chen.client.post("/desk/rules/", {**said, "table": "draft"}).text


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("欠我六万块", "large_sum"),
        ("欠我6万元", "large_sum"),
        ("赔我80,000元", "large_sum"),
        ("要赔十几万", "large_sum"),
        ("收了三万斤谷子", ""),
        ("四万九千块", ""),
        ("赔偿60000元", "large_sum"),
        ("只要500元", ""),
        ("被人打伤了", "violence"),
    ],
)
def test_words_and_sums_are_heard(text, signal, db):
    found = read(text, triage_now()).signals
    assert (signal in found) if signal else ("large_sum" not in found)


def test_a_draft_is_changed_and_published_on_the_desk_alone(chen):
    client = chen.client
    client.post("/desk/rules/draft/begin/")
    line = {**LINE, "client_id": "", "seen_version": draft_now().version}
    assert client.post("/desk/rules/draft/new/", line).url == "/desk/rules/draft/"
    page = client.get("/desk/rules/draft/").text
    assert ("草稿已存好" in page, page.count("新增")) == (True, 2)  # beside what publishes it, and in the table
    published = client.post("/desk/rules/draft/", {"reason": "村里调不动", "seen_version": draft_now().version})
    assert published.url == "/desk/rules/"
    assert "现行第 1 版" in client.get("/desk/rules/").text
    assert "村里调不动" in client.get("/desk/rules/1/").text


def test_what_was_typed_stays_when_a_line_is_refused(chen):
    begin(by=chen.actor)
    answer = chen.client.post("/desk/rules/draft/new/", {**LINE, "rung": "", "reason": "独一无二的理由"})
    assert answer.status_code == 422
    assert "独一无二的理由" in answer.text
    assert draft_now().rules == triage_now().model_dump(mode="json")["rules"]


def test_the_older_version_may_be_taken_up_again(chen):
    publish(drafted(chen), PublishGiven(reason="试行"), by=chen.actor)
    publish(begin(by=chen.actor, of=0), PublishGiven(reason="退回原规则"), by=chen.actor)
    assert (number_now(), suggest("17", ()).rung) == (2, "village")


def test_a_county_reads_the_three_ways_otherwise_by_another_pack_alone():
    levels = load("three_ways").part(Triage).levels
    assert {level.title: level.rung for level in levels.values()} == {
        "简单": "village",
        "复杂": "town",
        "疑难": "county",
    }
    handling = laid_over(declared()["mediation"], load("three_ways")).deadline("handling").length
    assert [handling.settle({"level": key}) for key in levels] == [
        calendar_days(7),
        calendar_days(20),
        calendar_days(30),
    ]


def test_every_level_is_suggested_by_some_finding_and_what_holds_for_all_yields_to_it(db):
    found = {
        signal: suggest("02", [signal] if signal else []).level
        for signal in ("", "small", "unclear", "large_sum", "many_people")
    }
    assert found == {
        "": "general",
        "small": "simple",
        "unclear": "complex",
        "large_sum": "complex",
        "many_people": "major",
    }
    assert suggest("02", ["small", "several_places"]).level == "complex"


def test_published_rules_outlive_a_change_of_the_countys_pack(chen, settings):
    publish(drafted(chen, level="general", rung="town"), PublishGiven(reason="试行"), by=chen.actor)
    assert suggest("17", ()).level == "general"
    settings.PACK = "three_ways"  # knows no such level
    found = suggest("17", ())
    assert (found.level, found.rung, found.route) == ("simple", "town", "mediation")
