"""The case file: for those who may see it, and not at all for those who may not."""

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.models import Event


def events_of(case, worker):
    with scope(worker.actor):
        return list(Event.objects.filter(subject_id=case.pk).order_by("id").values_list("type", flat=True))


def test_a_mediator_opens_the_file_and_reads_the_story_with_phones_masked(world):
    text = world.mediator_zhang.client.get(world.accepted().url).content.decode()
    assert "排水沟改道纠纷" in text
    assert "138****1234" in text
    assert "13800001234" not in text


def test_a_secretary_of_the_next_village_finds_nothing(world):
    case = world.accepted()
    client = world.secretary_next.client
    for path in ("", "print/", "do/note/", "documents/"):
        assert client.get(f"{case.url}{path}").status_code == 404


def test_showing_a_phone_number_stays_in_the_story(world):
    case = world.accepted()
    with scope(world.mediator_zhang.actor):
        party = case.parties.get(role="applicant")
    address = f"{case.url}parties/{party.pk}/phone/"
    answer = world.mediator_zhang.client.post(address, headers={"HX-Request": "true"})
    assert "13800001234" in answer.content.decode()
    assert events_of(case, world.mediator_zhang)[-1] == "case.revealed"
    assert world.mediator_zhang.client.get(address).status_code == 405


def test_a_number_of_another_case_is_not_shown(world):
    case, other = world.accepted(), world.registered()
    with scope(world.mediator_zhang.actor):
        stranger = other.parties.first()
    assert world.mediator_zhang.client.post(f"{case.url}parties/{stranger.pk}/phone/").status_code == 404


def test_a_sealed_case_is_seen_by_its_team_alone(world):
    case = world.accepted()
    with scope(world.mediator_zhang.actor):
        Case.objects.filter(pk=case.pk).update(secrecy=2)
    assert world.secretary_li.client.get(case.url).status_code == 404
    assert world.mediator_zhang.client.get(case.url).status_code == 200


def test_every_action_that_may_be_done_opens_beside_the_story(world):
    case = world.accepted()
    client = world.mediator_zhang.client
    for action in case.procedure.actions_for(case.stage, world.mediator_zhang.actor.permissions):
        answer = client.get(f"{case.url}do/{action.key}/", headers={"X-Fragment": "beside"})
        assert answer.status_code == 200, action.key
        assert 'data-part="beside"' in answer.content.decode()


def test_the_file_asks_the_same_number_of_questions_however_long_the_story(world, django_assert_max_num_queries):
    case = world.accepted()
    client = world.mediator_zhang.client
    for number in range(12):
        with scope(world.mediator_zhang.actor):
            hand_in(case, "note", {"words": f"第{number}次电话"}, by=world.mediator_zhang.actor)
    with django_assert_max_num_queries(60):
        assert "第11次电话" in client.get(case.url).content.decode()


def test_the_file_prints_without_navigation(world):
    text = world.mediator_zhang.client.get(f"{world.accepted().url}print/").content.decode()
    assert "138****1234" in text
    assert "<nav" not in text
