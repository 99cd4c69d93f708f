"""F8: saving a form that showed masked values keeps the real ones; nobody else's contact reaches the resident."""

from fengge.cases.models import Party
from fengge.core.access import scope
from tests.samples import browser, holding

PHONE, ID_NUMBER = "13800001234", "520329187301010012"
OTHERS = ("13911112222", "后山五组 7 号", "520329188412310020", "13700003333", "冉小河")


def test_a_form_saved_as_it_was_shown_keeps_the_real_number(world):
    case = world.a_report(name="田大山", phone=PHONE)
    client = browser("village_secretary", world)
    html = client.get(f"{case.url}do/register/").content.decode()
    assert PHONE not in html
    assert "138****1234" in html
    sent = {"title": "排水沟改道", "kind": "02", "source": "applied", "parties-0-role": "applicant",
            "parties-0-name": "田大山", "parties-0-phone": "138****1234", "parties-1-role": "respondent",
            "parties-1-name": "冉小河"}  # fmt: skip
    answer = client.post(f"{case.url}do/register/", sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    with scope(world.secretary_li.actor):
        assert Party.objects.get(role="applicant").phone == PHONE


def test_a_new_number_replaces_the_masked_one(world):
    case = world.a_report(name="田大山", phone=PHONE)
    sent = {"title": "排水沟改道", "kind": "02", "source": "applied", "parties-0-role": "applicant",
            "parties-0-name": "田大山", "parties-0-phone": "13900005678"}  # fmt: skip
    browser("village_secretary", world).post(f"{case.url}do/register/", sent)
    with scope(world.secretary_li.actor):
        assert Party.objects.get(role="applicant").phone == "13900005678"


def test_nothing_of_the_other_side_reaches_the_resident_s_story(world):
    case = world.closed(name="田大山", phone=PHONE)
    with scope(world.secretary_li.actor):
        other = Party.objects.get(role="respondent")
        other.phone, other.address = "13911112222", "后山五组 7 号"
        other.save()
        world.act(case, "note", world.secretary_li, words="对方电话 13700003333，冉小河说月底还。", to_reporter=False)
    client = holding(case.ticket)
    for url in (f"/track/{case.public_code}/", f"/rights/{case.public_code}/", f"/api/v1/reports/{case.public_code}"):
        text = client.get(url, headers={"X-Secret": case.ticket.secret}).content.decode()
        assert [word for word in OTHERS if word in text] == [], url


def test_a_note_meant_for_the_resident_is_told_and_no_other(world):
    case = world.accepted()
    with scope(world.secretary_li.actor):
        world.act(case, "note", world.secretary_li, words="内部：先不要说", to_reporter=False)
        world.act(case, "note", world.secretary_li, words="周三上午来村里调解", to_reporter=True)
    text = holding(case.ticket).get(f"/track/{case.public_code}/").content.decode()
    assert "周三上午来村里调解" in text
    assert "先不要说" not in text
