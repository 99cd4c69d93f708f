"""Orders of the 12345 platform: its number, its clock, and nothing of ours beside them."""

import csv
import io
import uuid
from datetime import timedelta

import pytest
from tests.world import VILLAGE

from fengge.cases.api.conftest import Program
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.timing import clocks_of
from fengge.cases.hotline.conftest import an_order
from fengge.cases.models import Case, HotlineOrder
from fengge.cases.procedure import current
from fengge.core.access import scope
from fengge.core.clock import at, local, now
from fengge.core.verbs import Refused


def does(who, case, action, **given):
    with scope(who.actor):
        bound = hand_in(case, action, given, by=who.actor)
        case.refresh_from_db()
    return bound


def clock(world, case, key="upstream"):
    with scope(world.actor_seeing_all):
        return current(clocks_of(case, now())).get(key)


def answered(world, desk, **changed):
    case = an_order(desk, **changed)
    does(world.secretary_li, case, "take")
    assert does(world.secretary_li, case, "reply", reply="路灯已修好。", contacted="on").ok
    return case


# ── one clock ──


def test_the_limit_is_the_moment_the_platform_states_and_the_only_one_anybody_owes(world, desk):
    due = (now() + timedelta(days=3)).replace(hour=23, minute=17, second=0, microsecond=0)
    case = an_order(desk, due_at=due)
    assert (local(case.next_due_at), case.next_due_key) == (local(due), "upstream")
    with scope(desk.actor):
        owing = [one for one in clocks_of(case, now()) if one.is_open and not one.deadline.window]
    assert [one.key for one in owing] == ["upstream"]


def test_a_holiday_of_ours_moves_no_limit_of_theirs(world, desk):
    due = local(now()).replace(month=10, day=2, hour=10, minute=0, second=0, microsecond=0) + timedelta(days=365)
    assert local(an_order(desk, due_at=due).next_due_at) == due


def test_more_time_is_the_platforms_to_give(world, desk):
    case = an_order(desk)
    does(world.secretary_li, case, "take")
    does(world.secretary_li, case, "ask_platform_time", reason="等供电所备件")
    first = case.next_due_at
    with pytest.raises(Refused) as refusal:
        does(world.secretary_li, case, "ask_platform_time", reason="再问一次")
    assert "等平台答复" in str(refusal.value.items[0])
    later = first + timedelta(days=4)
    assert does(desk, case, "answer_platform_time", granted="yes", due_at=f"{local(later):%Y-%m-%d %H:%M}").ok
    assert case.next_due_at.date() == later.date()
    with pytest.raises(Refused):
        does(desk, case, "answer_platform_time", granted="no")


def test_no_more_time_leaves_the_limit_where_it_was(world, desk):
    case = an_order(desk)
    does(world.secretary_li, case, "take")
    does(world.secretary_li, case, "ask_platform_time", reason="等备件")
    first = case.next_due_at
    assert does(desk, case, "answer_platform_time", granted="no", words="不同意").ok
    assert case.next_due_at == first


def test_the_platform_alone_urges_and_it_is_counted(world, desk):
    case = an_order(desk, urged=1)
    assert does(desk, case, "urge_upstream", words="群众再次来电").ok
    with scope(desk.actor):
        assert HotlineOrder.objects.get(case=case).urged == 2
    with pytest.raises(Refused):
        does(world.secretary_li, case, "urge_upstream")


# ── answering and handing back ──


def test_an_answer_goes_back_and_ends_the_case(world, desk):
    case = answered(world, desk)
    client = desk.client
    rows = list(csv.reader(io.StringIO(client.get("/desk/orders/replies.csv").content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["B-1", "已办理答复", "路灯已修好。"]
    client.post("/desk/orders/sent/", {"until": now().isoformat()})
    with scope(desk.actor):
        sent = Case.objects.get(pk=case.pk)
        assert (sent.stage, sent.closures.get().summary) == ("sent", "路灯已修好。")


def test_what_was_answered_after_the_export_is_not_ended_with_it(world, desk):
    taken = now()
    with at(now() + timedelta(minutes=5)):
        case = answered(world, desk)
        desk.client.post("/desk/orders/sent/", {"until": taken.isoformat()})
        with scope(desk.actor):
            assert Case.objects.get(pk=case.pk).stage == "replied"


def test_a_poor_answer_comes_back_and_the_platforms_clock_runs_on(world, desk):
    case = answered(world, desk)
    due = clock(world, case).due_at
    assert does(desk, case, "correct_reply", reason="没写何时修好").ok
    assert (case.stage, case.next_due_at) == ("handling", due)


def test_an_order_is_handed_back_with_its_reason_while_the_platform_takes_it(world, desk):
    case = an_order(desk)
    assert does(world.secretary_li, case, "hand_back", reason="属邻县管辖。").ok
    text = desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")
    assert "退回,属邻县管辖。" in text
    desk.client.post("/desk/orders/sent/", {"until": now().isoformat()})
    assert "属邻县管辖" not in desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")


def test_too_late_to_hand_back_means_to_answer(world, desk):
    case = an_order(desk, due=timedelta(days=9))
    with at(now() + timedelta(days=5)), pytest.raises(Refused) as refusal:
        does(world.secretary_li, case, "hand_back", reason="不是我们的")
    assert "已过可以退回平台的时间" in str(refusal.value.items[0])


def test_a_program_takes_the_replies_and_says_when_they_are_with_the_platform(world, desk):
    case = answered(world, desk)
    told = Program(desk).get("/orders/replies").json()
    (reply,) = told["items"]
    assert (reply["number"], reply["result"], reply["words"]) == ("B-1", "replied", "路灯已修好。")
    assert Program(desk).post("/orders/replies/sent", {"until": told["until"]}).json() == {"sent": 1}
    assert Program(desk).post("/orders/replies/sent", {"until": told["until"]}).json() == {"sent": 0}
    with scope(desk.actor):
        assert Case.objects.get(pk=case.pk).stage == "sent"


def test_a_program_of_a_village_takes_no_replies(world, desk):
    answered(world, desk)
    assert Program(world.secretary_li).get("/orders/replies").status_code == 403
    assert Program(world.secretary_li).post("/orders/replies/sent", {"until": now().isoformat()}).status_code == 403


def test_a_reply_that_looks_like_a_formula_is_a_text_in_the_file(world, desk):
    case = an_order(desk)
    does(world.secretary_li, case, "take")
    does(world.secretary_li, case, "reply", reply='=HYPERLINK("http://x")')
    assert "'=HYPERLINK" in desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")


def test_an_order_the_platform_sends_back_goes_on_under_its_number_and_its_new_limit_and_no_other(world, desk):
    case = answered(world, desk)
    desk.client.post("/desk/orders/sent/", {"until": now().isoformat()})
    later = (now() + timedelta(days=5)).replace(second=0, microsecond=0)
    given = {"due_at": f"{local(later):%Y-%m-%d %H:%M}", "words": "诉求人说灯又不亮了"}
    with scope(desk.actor):
        case = Case.objects.get(pk=case.pk)
    assert does(desk, case, "take_back_in", **given).ok
    assert (case.stage, case.settled_at, case.next_due_at, case.next_due_key) == ("received", None, later, "upstream")
    assert "灯又不亮了" in world.secretary_li.client.get(case.url).text
    assert "B-1" not in desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")
    does(world.secretary_li, case, "take")
    assert does(world.secretary_li, case, "reply", reply="换了整盏灯。").ok
    assert "换了整盏灯。" in desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")


def test_a_file_of_replies_that_got_lost_is_taken_out_again_for_a_week(world, desk):
    answered(world, desk)
    desk.client.post("/desk/orders/sent/", {"until": now().isoformat()})
    assert "再导出" in desk.client.get("/desk/orders/").text
    assert "路灯已修好。" in desk.client.get("/desk/orders/replies.csv?again=1").content.decode("utf-8-sig")
    with at(now() + timedelta(days=8)):
        assert "路灯已修好。" not in desk.client.get("/desk/orders/replies.csv?again=1").content.decode("utf-8-sig")


# ── one number, one case ──


def test_a_number_that_is_here_is_refused_and_its_case_named(world, desk):
    case = an_order(desk)
    with pytest.raises(Refused, match=case.number):
        an_order(desk)
    with scope(desk.actor):
        assert Case.objects.count() == 1


def test_the_same_attempt_over_the_api_opens_one_order(world, desk):
    ours, key = Program(desk), {"Idempotency-Key": str(uuid.uuid4())}
    said = {
        "number": "C-1", "kind": "t01", "facts": "医保怎么办", "received_at": "2026-01-05 09:00", "due_at": "2099-01-09 18:00",
    }  # fmt: skip
    answers = [ours.post("/procedures/hotline/cases", said, **key) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    again = ours.post("/procedures/hotline/cases", said)
    assert again.status_code == 422
    assert answers[0].json()["number"] in again.text


def test_only_whoever_takes_orders_in_registers_one(world):
    assert world.secretary_li.client.get("/desk/cases/new/hotline/").status_code == 403
    assert "/desk/cases/new/hotline/" not in world.secretary_li.client.get("/desk/cases/new/").text
    assert world.secretary_li.client.get("/desk/orders/").status_code == 403


def test_the_callers_number_is_masked_on_the_file(world, desk):
    case = an_order(desk)
    text = world.secretary_li.client.get(case.url).text
    assert "13800001234" not in text
    assert "B-1" in text


def test_the_next_village_sees_neither_the_case_nor_the_order(world, desk):
    an_order(desk)
    with scope(world.secretary_next.actor):
        assert not Case.objects.exists()
        assert not HotlineOrder.objects.exists()


def test_a_unit_that_is_complained_of_never_sees_the_order_nor_who_called(world, desk):
    case = an_order(desk, kind="t03", facts="村委会乱收卫生费", name="冉大姐")
    with scope(desk.actor):
        unit = world.organisation(VILLAGE, "committee", "大坪村民委员会")
    assert does(desk, case, "accuse", accused=[{"unit": unit.pk}]).ok
    secretary = world.secretary_li.client
    assert secretary.get(case.url).status_code == 404
    assert "村委会乱收卫生费" not in secretary.get("/desk/cases/?procedure=hotline").text
    assert does(desk, case, "hand_back", reason="反映对象是本县下属村，请改派县纪委。").ok
