"""Changing cases over the API: reported, registered, accepted; never twice, never blindly, never by the wrong hand."""

import json
import uuid

import pytest
from tests.world import NEXT_VILLAGE, VILLAGE

from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.models import Event

FACTS = {"facts": "隔壁把排水沟改到我家地里，水淹了菜地。"}


def events(world, number):
    with scope(world.county_chen.actor):
        rows = Event.objects.filter(subject_id=Case.objects.get(number=number).pk).order_by("id")
        return list(rows.values_list("type", flat=True))


def test_anybody_reports_and_follows_with_code_and_secret(world, program):
    visitor = program()
    ticket = visitor.post("/reports", {**FACTS, "place": VILLAGE, "phone": "13800001234"})
    assert ticket.status_code == 201, ticket.json()
    told = ticket.json()
    followed = visitor.get(f"/reports/{told['code']}", **{"X-Report-Secret": told["secret"]}).json()
    assert (followed["number"], followed["place"]["name"]) == (told["number"], "大坪村")
    assert [line["title"] for line in followed["story"]]
    assert visitor.get(f"/reports/{told['code']}", **{"X-Report-Secret": "00000000"}).status_code == 404
    assert visitor.get(f"/reports/{told['code']}").status_code == 404


def test_a_clerk_opens_a_case_for_somebody_who_called(world, program):
    answer = program(world.secretary_li).post(
        "/cases", {**FACTS, "place": VILLAGE, "channel": "phone", "source": "applied"}
    )
    assert answer.status_code == 201, answer.json()
    with scope(world.secretary_li.actor):
        assert Case.objects.get(number=answer.json()["number"]).channel == "phone"


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({}, "/facts"), ({**FACTS, "place": "520329999999"}, "/place"), ({**FACTS, "place": VILLAGE, "phone": "123"}, "/phone"),
        ({"facts": "a\u202eb", "place": VILLAGE}, "/facts"), ({"facts": "x" * 4001, "place": VILLAGE}, "/facts"),
        ({"facts": ["x"], "place": VILLAGE}, "/facts"), ({**FACTS, "place": VILLAGE, "secret": 1}, "/secret"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(world, program, given, pointer):
    answer = program().post("/reports", given)
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    with scope(world.county_chen.actor):
        assert not Case.objects.exists()


def test_rare_characters_and_emoji_come_back_as_they_were_written(world, program):
    told = program().post("/reports", {"facts": "𬱖㛃家的牛🐂跑了", "place": VILLAGE}).json()
    shown = program(world.secretary_li).get(f"/cases/{told['number']}").json()
    assert shown["facts"] == "𬱖㛃家的牛🐂跑了"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"facts": "a", "facts": "b"}', "application/json", 400), (b"\xff\xfe{}", "application/json", 400),
        (b"[" * 5000 + b"]" * 5000, "application/json", 400), (b'{"a":' * 50 + b"1" + b"}" * 50, "application/json", 400),
        (b'{"facts": NaN}', "application/json", 400), (b'{"facts": "\\ud800"}', "application/json", 400),
        (b"[1]", "application/json", 422), (b"{", "application/json", 400), (b"x" * 1100000, "application/json", 413),
        (b"<a/>", "application/xml", 415), (b"--x", "multipart/form-data; boundary=x", 422),
        (b"9" * 6000, "application/json", 400),
    ],
    ids=lambda part: repr(part)[:20],
)  # fmt: skip
def test_a_malformed_body_is_told_plainly(world, program, body, kind, status):
    answer = program().client.post("/api/v1/reports", body, content_type=kind)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_a_mediator_s_program_accepts_the_version_it_saw(world, program):
    case = world.triaged()
    zhang = program(world.mediator_zhang)
    seen = zhang.get(f"/cases/{case.number}").json()["version"]
    answer = zhang.act(case.number, "accept", {"words": "我来办"}, seen=seen)
    assert answer.status_code == 200, answer.json()
    assert answer.json()["stage"]["key"] == "accepted"
    assert answer.json()["version"] == seen + 1
    assert events(world, case.number)[-1] == "case.accepted"


def test_a_change_without_the_version_seen_is_refused(world, program):
    case = world.triaged()
    assert program(world.mediator_zhang).post(f"/cases/{case.number}/actions/accept").status_code == 428


def test_the_second_of_two_writers_is_shown_what_was_what_is_and_what_was_about_to_be_written(world, program):
    case = world.registered()
    li, wang = program(world.secretary_li), program(world.town_wang)
    seen = li.get(f"/cases/{case.number}").json()["version"]
    decided = {"kind": "02", "level": "simple", "rung": "village", "route": "mediation", "reason": "当面核实"}
    first = li.act(case.number, "triage", decided, seen=seen)
    assert first.status_code == 200, first.json()
    second = wang.act(case.number, "triage", {**decided, "level": "major"}, seen=seen)
    told = second.json()
    assert (second.status_code, told["version"]) == (409, first.json()["version"])
    level = told["changed"]["level"]
    assert (level["was"], level["now"], level["yours"]) == ("", "simple", "major")
    assert "李书记" in level["by"]


def test_the_same_attempt_again_gives_the_same_answer_and_changes_nothing(world, program):
    case, key = world.triaged(), "outbox-" + uuid.uuid4().hex
    zhang = program(world.mediator_zhang)
    first = zhang.act(case.number, "accept", {"words": "我来办"}, seen=case.version, key=key)
    zhang.act(case.number, "note", {"words": "路上"})
    again = zhang.act(case.number, "accept", {"words": "我来办"}, seen=case.version, key=key)
    assert (again.status_code, again.content) == (200, first.content)
    assert events(world, case.number).count("case.accepted") == 1


def test_a_key_used_for_something_else_is_refused(world, program):
    case, key = world.triaged(), "outbox-" + uuid.uuid4().hex
    zhang = program(world.mediator_zhang)
    assert zhang.act(case.number, "accept", {"words": "我来办"}, seen=case.version, key=key).status_code == 200
    other = zhang.act(case.number, "note", {"words": "别的"}, key=key)
    assert other.status_code == 422
    assert "Idempotency-Key" in other.json()["detail"]


def test_a_report_sent_twice_is_one_case_with_one_ticket(world, program):
    key, body = str(uuid.uuid4()), {**FACTS, "place": VILLAGE}
    first, again = (program().post("/reports", body, **{"Idempotency-Key": key}) for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    other = program().post("/reports", {**body, "facts": "另一件事"}, **{"Idempotency-Key": key})
    assert other.status_code == 422
    assert program().post("/reports", body, **{"Idempotency-Key": "1"}).status_code == 422


def test_a_clerk_of_the_next_village_can_do_nothing(world, program):
    case = world.triaged()
    described = json.loads(program().client.get("/api/v1/openapi.json").content)
    paths = [path for path in described["paths"] if "/actions/" in path]
    assert len(paths) > 20
    other = program(world.secretary_next)
    for path in paths:
        action = path.rsplit("/", 1)[1]
        answer = other.post(f"/cases/{case.number}/actions/{action}", {}, **{"If-Match": '"1"'})
        assert answer.status_code in (404, 403), path
        if action in ("accept", "note", "close", "triage"):
            assert answer.status_code == 404


def test_a_read_only_token_looks_and_changes_nothing(world, program):
    case = world.triaged()
    reader = program(world.mediator_zhang, read_only=True)
    assert reader.get(f"/cases/{case.number}").json()["actions"] == []
    assert reader.act(case.number, "accept").status_code == 403
    assert reader.post("/reports", {**FACTS, "place": VILLAGE}).status_code == 403
    assert reader.get("/me").json()["permissions"] == [
        "cases.read",
        "cases.see_meetings",
        "cases.see_risks",
        "orgs.read",
    ]


def test_what_is_missing_is_listed(world, program):
    case = world.accepted()
    answer = program(world.secretary_li).act(case.number, "close", {"summary": "好了"})
    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_a_form_with_a_file_is_an_attachment_that_can_be_fetched(world, program):
    from django.core.files.uploadedfile import SimpleUploadedFile

    case = world.accepted()
    zhang = program(world.mediator_zhang)
    paper = SimpleUploadedFile("收据.pdf", b"%PDF-1.4\n1 0 obj\n")
    answer = zhang.client.post(
        f"/api/v1/cases/{case.number}/actions/attach",
        {"kind": "evidence", "title": "收据", "files": [paper]},
        headers={**zhang.headers, "If-Match": f'"{case.version}"'},
    )
    assert answer.status_code == 200, answer.json()
    shown = zhang.get(f"/cases/{case.number}").json()["attachments"][0]
    fetched = zhang.client.get(shown["url"], headers=zhang.headers)
    assert b"".join(fetched.streaming_content).startswith(b"%PDF-1.4")
    assert program(world.secretary_next).client.get(shown["url"]).status_code == 401


def test_a_browser_of_this_site_needs_the_csrf_token_to_change_something(world):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(world.secretary_li.account)
    assert client.get("/api/v1/me").json()["name"] == "李书记"
    body = json.dumps({**FACTS, "place": NEXT_VILLAGE})
    assert client.post("/api/v1/reports", body, content_type="application/json").status_code == 403


def test_a_reporter_rates_once_the_case_is_over(world, program):
    told = program().post("/reports", {**FACTS, "place": VILLAGE}).json()
    secret = {"X-Report-Secret": told["secret"]}
    early = program().post(f"/reports/{told['code']}/rating", {"solved": "yes", "score": "5"}, **secret)
    assert (early.status_code, early.json()["detail"][:5]) == (422, "这件事还在")
    li = program(world.secretary_li)
    assert li.act(told["number"], "withdraw", {"reason": "双方和好了"}).status_code == 200
    rated = program().post(f"/reports/{told['code']}/rating", {"solved": "yes", "score": "5"}, **secret)
    assert rated.status_code == 200, rated.json()
    assert rated.json()["may_rate"] is False
