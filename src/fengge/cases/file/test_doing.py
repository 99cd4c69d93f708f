"""Doing something to a case from its file: once, with what was typed kept, and never over somebody else's change."""

import uuid

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.models import Event


def now_of(case, worker):
    with scope(worker.actor):
        return Case.objects.get(pk=case.pk)


def count_of(kind, case, worker):
    with scope(worker.actor):
        return Event.objects.filter(subject_id=case.pk, type=kind).count()


def test_accepting_leads_back_to_the_file_at_the_new_entry(world):
    case = world.triaged()
    answer = world.mediator_zhang.client.post(f"{case.url}do/accept/", {"seen_version": case.version})
    assert answer.status_code == 302
    assert answer.url.startswith(f"{case.url}#e-")
    assert now_of(case, world.mediator_zhang).stage == "accepted"


def test_pressing_twice_does_it_once(world):
    case = world.accepted()
    note = {"words": "电话问过了", "client_id": str(uuid.uuid4())}
    for _ in range(2):
        assert world.mediator_zhang.client.post(f"{case.url}do/note/", note).status_code == 302
    assert count_of("case.noted", case, world.mediator_zhang) == 1


def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(world):
    case = world.accepted()
    answer = world.mediator_zhang.client.post(f"{case.url}do/mediate/", {"minutes": "双方各退一步", "place": ""})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "双方各退一步" in text
    assert "id_place-error" in text


def test_a_refusal_lists_what_is_missing(world):
    case = world.accepted()
    said = {"on": "2026-01-05", "place": "村部", "present": "双方", "minutes": "谈过", "result": "failed"}
    answer = world.mediator_zhang.client.post(f"{case.url}do/mediate/", said)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "还有当事人没有同意调解" in text
    assert "谈过" in text


def test_a_change_made_meanwhile_is_shown_and_the_form_may_be_sent_again(world):
    case = world.accepted()
    seen = now_of(case, world.mediator_zhang).version
    with scope(world.secretary_li.actor):
        given = {"to": str(world.visitor_zhao.appointment.pk)}
        assert hand_in(case, "assign", given, by=world.secretary_li.actor).ok
    form = {"reason": "不归本村", "seen_version": seen}
    answer = world.mediator_zhang.client.post(f"{case.url}do/return/", form)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "赵回访" in text
    assert "不归本村" in text
    assert "按新情况再提交" in text
    newer = f'name="seen_version" value="{now_of(case, world.mediator_zhang).version}"'
    assert newer in text


def test_a_post_without_the_permission_finds_no_such_form(world):
    case = world.accepted()
    assert world.visitor_zhao.client.get(f"{case.url}do/archive/").status_code in (200, 404)
    assert world.town_wang.client.get(f"{case.url}do/mediate/").status_code == 404
    assert world.town_wang.client.get(f"{case.url}do/nothing/").status_code == 404


def test_an_action_of_another_stage_says_so(world):
    case = world.accepted()
    text = world.mediator_zhang.client.get(f"{case.url}do/agree/").content.decode()
    assert "不能“达成协议”" in text


def test_triage_follows_what_is_ticked_and_names_the_law(world):
    case = world.registered()
    form = {"_refill": "1", "kind": "01", "signals": ["family_violence"], "reason": "先看看"}
    text = world.secretary_li.client.post(f"{case.url}do/triage/", form).content.decode()
    assert "反家庭暴力法" in text
    assert now_of(case, world.secretary_li).stage == "registered"


def test_what_was_said_is_ticked_before_anybody_asks(world):
    case = world.registered(facts="昨晚又打老婆，孩子被吓哭了。")
    text = world.secretary_li.client.get(f"{case.url}do/triage/").text
    assert "疑似家庭暴力（打老婆）" in text
    assert "公安机关（保密报告）" in text.partition('id="suggested"')[2].partition("</section>")[0]


def test_departing_from_the_table_needs_a_reason(world):
    case = world.registered()
    form = {"kind": "02", "level": "major", "rung": "county", "route": "mediation"}
    answer = world.secretary_li.client.post(f"{case.url}do/triage/", form)
    assert answer.status_code == 422
    assert "请写明理由" in answer.content.decode()


def test_who_seals_a_report_of_family_violence_may_still_hand_it_on_and_others_no_longer_find_it(world):
    case = world.registered()
    form = {
        "kind": "01", "signals": ["family_violence"], "level": "major", "rung": "county", "route": "police_sealed", "reason": "保密",
    }  # fmt: skip
    answer = world.secretary_li.client.post(f"{case.url}do/triage/", form)
    assert answer.status_code == 302
    assert world.secretary_li.client.get(case.url).status_code == 200
    assert world.visitor_zhao.client.get(case.url).status_code == 404


def test_a_report_sealed_by_hand_goes_to_the_unit_of_that_way_and_to_no_other(world):
    police = world.organisation(world.county, "police", "某县公安局")
    case = world.registered()
    form = {"kind": "01", "level": "general", "rung": "village", "route": "police_sealed", "reason": "来人悄悄说的"}
    assert world.secretary_li.client.post(f"{case.url}do/triage/", form).status_code == 302
    assert f"o:{police.pk}" in now_of(case, world.secretary_li).team


def test_what_belongs_to_a_legal_channel_is_led_there_next_with_what_triage_settled(world):
    world.organisation(world.county, "labour", "某县人力资源和社会保障局")
    case, li = world.registered(), world.secretary_li.client
    form = {"kind": "10", "level": "general", "rung": "town", "route": "labour"}
    assert li.post(f"{case.url}do/triage/", form).status_code == 302
    page = li.get(case.url).text
    assert ("do/accept/" in page, page.index("do/refer/") < page.index("do/assign/")) == (False, True)
    asked = li.get(f"{case.url}do/refer/").text
    for words in ("某县人力资源和社会保障局", "劳动争议仲裁时效为一年", "《保障农民工工资支付条例》第十条"):
        assert words in asked, words
