"""The case file in the browser of those who may see it, and of those who may not."""


def test_a_mediator_opens_the_file_and_reads_the_story(world):
    case = world.accepted()
    answer = world.mediator_zhang.client.get(case.url)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "排水沟改道纠纷" in text
    assert "138****1234" in text
    assert "13800001234" not in text


def test_every_action_that_may_be_done_opens(world):
    case = world.accepted()
    client = world.mediator_zhang.client
    for action in case.procedure.actions_for(case.stage, world.mediator_zhang.actor.permissions):
        answer = client.get(f"{case.url}do/{action.key}/")
        assert answer.status_code == 200, action.key


def test_inbox(world):
    world.accepted()
    world.a_report()
    answer = world.secretary_li.client.get("/desk/")
    assert answer.status_code == 200
    assert world.secretary_li.client.get("/desk/cases/").status_code == 200
    assert world.secretary_li.client.get("/desk/cases/?q=排水沟").status_code == 200
    assert world.secretary_li.client.get("/desk/counter/").status_code == 200
