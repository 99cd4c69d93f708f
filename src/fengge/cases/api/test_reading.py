"""Reading cases over the API: one's own, whole, masked, and quickly."""

import pytest

from fengge.core.access import scope
from fengge.orgs.tokens.verbs import revoke


def test_a_clerk_s_program_lists_the_village_s_cases_newest_first(world, program):
    first, second = world.a_report(), world.registered()
    listed = program(world.secretary_li).get("/cases").json()
    assert [one["number"] for one in listed["items"]] == [second.number, first.number]
    assert listed["items"][0]["place"] == {"code": "520329102205", "name": "大坪村"}
    assert listed["next"] is None


def test_pages_follow_one_another_by_cursor(world, program):
    numbers = [world.a_report().number for _ in range(3)]
    li = program(world.secretary_li)
    first = li.get("/cases", {"limit": 2}).json()
    rest = li.get("/cases", {"limit": 2, "after": first["next"]}).json()
    assert [one["number"] for one in first["items"] + rest["items"]] == numbers[::-1]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"stage": "registered"}, True), ({"stage": "closed"}, False), ({"holder": "nobody"}, True), ({"holder": "me"}, False),
        ({"text": "排水沟"}, True), ({"text": "水库"}, False), ({"phone": "138 0000 1234"}, True),
        ({"phone": "13900001234"}, False), ({"place": "5203291022"}, True), ({"place": "520329103"}, False),
        ({"settled": "false"}, True), ({"overdue": "true"}, False), ({"updated_since": "2020-01-01T00:00:00+08:00"}, True),
        ({"updated_since": "2090-01-01T00:00:00"}, False), ({"kind": "02"}, True), ({"level": "major"}, False),
    ],
)  # fmt: skip
def test_filters_find_what_they_say(world, program, asked, found):
    world.registered()
    assert bool(program(world.secretary_li).get("/cases", asked).json()["items"]) is found


def test_origin_and_every_earlier_holder_are_told_and_can_be_asked_for(world, program):
    case = world.accepted()
    with scope(world.county_chen.actor):
        world.act(case, "raise", world.mediator_zhang, reason="涉及两个村")
        world.act(case, "take_up", world.town_wang)
    town = program(world.town_wang)
    told = town.get(f"/cases/{case.number}/holders").json()
    assert told["origin"] == {"code": "520329102205", "name": "大坪村"}
    held = [(one["rung"], one["holder"] and one["holder"]["name"]) for one in told["items"]]
    assert [one for one in held if one[1]] == [("village", "张调解"), ("town", "王主任")]
    assert told["items"][-1]["until"] is None
    zhang = world.mediator_zhang.appointment.pk
    for asked in ({"origin": "520329102205"}, {"held": zhang}, {"held": "me"}):
        assert [one["number"] for one in town.get("/cases", asked).json()["items"]] == [case.number]
    assert town.get("/cases", {"origin": "520329103"}).json()["items"] == []
    other = program(world.secretary_next)
    assert other.get(f"/cases/{case.number}/holders").status_code == 404
    assert other.get("/cases", {"held": zhang}).json()["items"] == []


def test_the_file_shows_parties_masked_clocks_with_their_trace_and_what_may_be_done(world, program):
    case = world.triaged()
    answer = program(world.mediator_zhang).get(f"/cases/{case.number}")
    told = answer.json()
    assert answer.headers["ETag"] == f'"{told["version"]}"'
    applicant = told["parties"][0]
    assert (applicant["name"], applicant["phone"]) == ("田大山", "138****1234")
    assert applicant["id_number"] == "520329********0012"
    assert "13800001234" not in answer.content.decode()
    assert any(clock["key"] == "acceptance" and clock["trace"] for clock in told["clocks"])
    assert "accept" in [action["key"] for action in told["actions"]]
    assert [event["type"] for event in told["timeline"]] == ["case.reported", "case.registered", "case.triaged"]


def test_actions_come_with_the_schema_of_what_they_ask_and_this_case_s_own_choices(world, program):
    case = world.accepted()
    told = program(world.mediator_zhang).get(f"/cases/{case.number}/actions").json()
    consent = next(one for one in told["items"] if one["key"] == "consent")
    titles = [choice["title"] for choice in consent["form"]["properties"]["party"]["oneOf"]]
    assert titles == ["田大山（申请人）", "冉小河（被申请人）"]


def test_titles_and_messages_are_in_the_reader_s_language(world, program):
    case = world.a_report()
    english = program(world.secretary_li, language="en")
    assert english.get(f"/cases/{case.number}").json()["stage"]["title"] == "Reported"
    assert english.get("/cases/2000-000001").json()["title"] == "Not found, or not yours to see"


@pytest.mark.parametrize(
    "path",
    ["/cases/{n}", "/cases/{n}/actions", "/cases/{n}/attachments/1"],
)
def test_a_clerk_of_the_next_village_finds_nothing(world, program, path):
    case = world.triaged()
    other = program(world.secretary_next)
    answer = other.get(path.format(n=case.number))
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert other.get("/cases").json()["items"] == []


def test_without_a_token_nothing_of_staff_is_shown(world, program):
    answer = program().get("/cases")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_token_opens_nothing(world, program):
    li = program(world.secretary_li)
    assert li.get("/me").json()["name"] == "李书记"
    revoke(li.token, by=world.secretary_li.actor)
    assert li.get("/me").status_code == 401


def test_an_address_that_does_not_exist_is_a_problem_not_a_page(world, program):
    answer = program(world.secretary_li).get("/nothing")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["type"] == "urn:fengge:problem:not-found"


@pytest.mark.parametrize(
    "asked",
    [
        {"limit": "0"},
        {"limit": "x"},
        {"place": "'"},
        {"after": "-1"},
        {"text": "x" * 81},
        {"updated_since": "昨天"},
    ],
)
def test_a_wrong_filter_is_told_at_its_name(world, program, asked):
    answer = program(world.secretary_li).get("/cases", asked)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == f"/{next(iter(asked))}"


def test_what_may_be_the_same_matter_is_told_with_its_grounds_and_the_next_village_s_is_not(world, program):
    first, second = world.registered(), world.a_report(facts="排水沟改道，水淹了我家菜地，隔壁不认。")
    elsewhere = world.a_report(facts="排水沟改道，水淹了我家菜地，隔壁不认。", village=world.next_village)
    told = program(world.secretary_li).get(f"/cases/{second.number}/alike").json()["items"]
    assert [one["number"] for one in told] == [first.number]
    assert told[0]["likeness"] > 0.45
    assert "文字相近" in told[0]["grounds"]
    assert program(world.secretary_li).get(f"/cases/{elsewhere.number}/alike").status_code == 404
