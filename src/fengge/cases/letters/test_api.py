"""Letters over the API: the same rows, the same refusals, and a repetition that changes nothing."""

from fengge.cases.api.conftest import Program
from fengge.cases.letters.conftest import act, draft, issued
from fengge.cases.models import Letter
from fengge.core.access import scope

WORDS = {"kind": "handover", "subject": "关于排水沟的函", "body": "请办理。", "measures": "一、查明。"}


def given(to):
    return {**WORDS, "recipient": str(to.appointment.organisation_id)}


def do(client, letter, action, body=None, key=""):
    version = client.get(f"/letters/{letter}").json()["version"]
    headers = {"If-Match": f'"{version}"'} | ({"Idempotency-Key": key} if key else {})
    return client.post(f"/letters/{letter}/actions/{action}", body, **headers)


def test_a_program_of_each_side_carries_a_letter_through(office):
    centre, water = Program(office.governance_center), Program(office.water)
    made = centre.post(f"/cases/{office.case.number}/letters", given(office.water))
    assert made.status_code == 201
    pk = made.json()["id"]
    assert water.get(f"/letters/{pk}").status_code == 404
    assert do(centre, pk, "issue").json()["number"].endswith("〕1号")
    assert [one["id"] for one in water.get("/letters", {"side": "got"}).json()["items"]] == [pk]
    assert do(water, pk, "receive").status_code == 200
    assert do(water, pk, "reply", {"text": "已恢复。"}).json()["state"]["key"] == "replied"
    assert do(centre, pk, "return", {"opinion": "请附照片"}).status_code == 200
    assert do(water, pk, "reply", {"text": "照片已附。"}).status_code == 200
    assert do(centre, pk, "accept").json()["state"]["key"] == "accepted"
    told = water.get(f"/letters/{pk}").json()
    assert [one["accepted"] for one in told["replies"]] == [False, True]
    assert [one["type"] for one in told["timeline"]][-1] == "letter.accepted"


def test_the_same_attempt_twice_is_one_letter_and_one_number(office):
    centre, key = Program(office.governance_center), "3f0e7a40-letters-once"
    path = f"/cases/{office.case.number}/letters"
    first, again = (centre.post(path, given(office.water), **{"Idempotency-Key": key}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    pk, version = first.json()["id"], first.json()["version"]
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"{key}-issue"}
    once, twice = (centre.post(f"/letters/{pk}/actions/issue", {}, **headers) for _ in range(2))
    assert once.json() == twice.json()
    with scope(office.governance_center.actor):
        assert Letter.objects.count() == 1


def test_what_was_seen_before_somebody_changed_it_is_answered_with_both_values(office):
    letter, centre = draft(office), Program(office.governance_center)
    body = {name: value for name, value in given(office.water).items() if name != "kind"}
    old = {"If-Match": f'"{letter.version}"'}
    assert centre.post(f"/letters/{letter.pk}/actions/change", {**body, "subject": "先改的"}, **old).status_code == 200
    second = centre.post(f"/letters/{letter.pk}/actions/change", {**body, "subject": "后改的"}, **old)
    assert second.status_code == 409
    assert second.json()["changed"]["subject"]["now"] == "先改的"
    assert second.json()["changed"]["subject"]["yours"] == "后改的"
    assert centre.post(f"/letters/{letter.pk}/actions/issue", {}).status_code == 428


def test_refusals_say_what_to_mend(office):
    letter = issued(office)
    centre, water = Program(office.governance_center), Program(office.water)
    assert do(centre, letter.pk, "receive").status_code == 403
    assert do(water, letter.pk, "urge", {"words": "快"}).status_code == 403
    assert do(water, letter.pk, "reply", {"text": "好"}).json()["errors"][0]["message"].startswith("这份函现在是")
    named = centre.post(f"/cases/{office.case.number}/letters", {**given(office.labour), "body": "请找田大山"})
    assert (named.status_code, named.json()["errors"][0]["pointer"]) == (422, "/body")
    assert Program(office.world.secretary_next).get(f"/letters/{letter.pk}").status_code == 404
    assert centre.get(f"/letters/{2**70}").status_code in (404, 422)


def test_the_trace_of_the_clock_is_told(office):
    letter = act(office, issued(office), "receive", "water")
    clocks = Program(office.water).get(f"/letters/{letter.pk}").json()["clocks"]
    reply = next(one for one in clocks if one["key"] == "reply")
    assert reply["example"]
    assert any("工作日" in line for line in reply["trace"])
