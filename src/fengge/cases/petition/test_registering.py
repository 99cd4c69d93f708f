"""Who petitions: five speak for all, a number leads to the statutory record, and other claims go their own way."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from fengge.cases.engine.asking import hand_in
from fengge.core.access import VISITOR, scope

SIX = [{"name": name} for name in ("田大山", "冉小河", "安三", "罗四", "龙五", "石六")]


def test_a_petition_taken_in_at_the_window_is_registered_in_one_save(petitions):
    case = petitions.opened(reference="XF-520329-0001", petitioners=40, representatives=SIX[:5])
    with scope(petitions.office.actor):
        assert (case.stage, case.rung, case.level) == ("registered", "county", "major")
        assert case.petition.reference == "XF-520329-0001"
        assert case.representatives.count() == 5
        assert [party.name for party in case.parties.all()] == ["田大山", "冉小河", "安三", "罗四", "龙五"]


def test_the_sixth_representative_is_refused_in_words_at_the_field(petitions):
    page = "/desk/cases/new/petition/"
    rows = {f"representatives-{number}-name": one["name"] for number, one in enumerate(SIX)}
    answer = petitions.office.client.post(page, petitions.entry(petitioners=40) | rows)
    assert answer.status_code == 422
    assert "代表不超过 5 人（《信访工作条例》第二十条），现在是 6 人" in answer.text


def test_there_are_not_more_representatives_than_petitioners(petitions):
    refused = petitions.refusal(
        petitions.opened(), "represent", petitions.office, petitioners=1, representatives=SIX[:2]
    )
    assert (refused.field, str(refused.message)) == ("representatives", "代表人数不能多于信访人数。")


def test_many_who_petition_together_choose_who_speaks_before_it_is_accepted(petitions):
    case = petitions.opened(petitioners=40)
    refused = petitions.refusal(case, "accept", petitions.office, demand="opinion")
    assert "应当推选代表" in str(refused.items[0])
    petitions.act(case, "represent", petitions.office, petitioners=40, representatives=SIX[:3])
    petitions.act(case, "accept", petitions.office, demand="opinion")
    assert case.stage == "accepted"


def test_a_claim_with_a_statutory_way_of_its_own_is_not_accepted_here(petitions):
    refused = petitions.refusal(petitions.opened(), "accept", petitions.office, demand="administrative")
    assert refused.field == "demand"
    assert "导入法定途径" in str(refused.message)


def test_declining_says_why_and_ends_the_matter(petitions):
    case = petitions.opened()
    petitions.act(case, "decline", petitions.office, why="in_hand", reason="县自然资源局正在办理，请等处理意见。")
    with scope(petitions.office.actor):
        assert (case.stage, case.closures.get().summary) == ("declined", "县自然资源局正在办理，请等处理意见。")


def test_the_number_is_all_that_is_kept_of_the_statutory_record(petitions):
    case = petitions.accepted()
    petitions.act(case, "cite", petitions.office, reference="XF-520329-0002")
    text = petitions.office.client.get(case.url).text
    assert "XF-520329-0002" in text
    assert "这里不另行登记" in text


def test_nobody_but_the_petition_posts_names_a_leader(petitions, world):
    case = petitions.accepted()
    with scope(world.secretary_li.actor):
        assert world.secretary_li.client.get(f"{case.url}do/lead/").status_code == 404


def test_the_petitioner_follows_it_with_code_and_secret(petitions):
    case = petitions.opened()
    with scope(VISITOR.holding(case.access_key)):
        assert type(case).objects.get().stage == "registered"


def test_a_form_of_a_petition_is_drawn_for_each_of_its_actions(petitions):
    case = petitions.planned()
    for action in case.procedure.actions:
        if not action.opens:
            answer = petitions.office.client.get(f"{case.url}do/{action.key}/")
            assert answer.status_code in (200, 404), action.key


def test_a_name_with_a_number_in_it_is_told_at_its_row(petitions):
    case = petitions.opened()
    with scope(petitions.office.actor):
        given = {"petitioners": 9, "representatives": [{"name": "田3"}]}
        assert "representatives-0-name" in hand_in(case, "represent", given, by=petitions.office.actor).errors


def test_no_list_of_petitioners_can_be_taken_away(petitions):
    petitions.accepted()
    petitions.world.registered()
    book = b"".join(petitions.outsider.client.get("/desk/cases/export/?state=all").streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    people = {row[0]: row[-1] for row in rows}
    assert people["要求补发征地补偿"] == "（不列）"
    assert any(str(names).startswith("田**") for names in people.values())
