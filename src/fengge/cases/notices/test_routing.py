"""The county's rows decide whether and how: every event told has one, and a second county changes them without code."""

import pytest
from django.utils import translation

from fengge.cases.notices.checks import audiences, mistakes
from fengge.cases.notices.test_notices import REPORTER, all_told, assigned, messages
from fengge.core.access import scope, system
from fengge.core.models import Delivery, Notice
from fengge.core.packs import load, pack
from fengge.core.packs.notices import OUTSIDE, Notices
from fengge.core.testing.database import database_role

HEAD = 'title = "某县"\ntitle_en = "A county"\nversion = "1"\ncounty = "{county}"\nextends = "national"\n'


@pytest.fixture
def trial(settings, tmp_path):
    """A county of its own: `trial("[rows…]")` makes it the active one."""

    def activate(text):
        folder = tmp_path / "trial"
        folder.mkdir()
        (folder / "pack.toml").write_text(HEAD.format(county=pack().county), encoding="utf-8")
        (folder / "notices.toml").write_text(text, encoding="utf-8")
        settings.PACKS_DIR, settings.PACK = str(tmp_path), "trial"
        load.cache_clear()

    yield activate
    load.cache_clear()


def notices_of(worker):
    with scope(worker.actor):
        return [str(one) for one in Notice.objects.order_by("id")]


def test_everybody_whom_a_procedure_means_to_tell_has_a_row():
    rows = load("national").part(Notices).rows
    lacking = [(event, one) for event, told in audiences().items() for one in told if not rows[event].channels(one)]
    assert [(event, one) for event, one in lacking if not (one in OUTSIDE and "sms" in rows[event].channels(one))] == []


def test_a_second_county_changes_the_words_in_both_languages(world, trial):
    trial('[rows."case.assigned"]\ntext = "请办 {number}（{place}）"\ntext_en = "Please take {number}"\n')
    case = assigned(world, world.mediator_zhang)
    assert f"请办 {case.number}（大坪村）" in notices_of(world.mediator_zhang)
    with translation.override("en"):
        assert f"Please take {case.number}" in notices_of(world.mediator_zhang)


def test_a_second_county_silences_an_audience(world, trial):
    trial('[rows."case.assigned".to]\nholder = []\n')
    case = assigned(world, world.mediator_zhang)
    assert [one for one in notices_of(world.mediator_zhang) if case.number in one] == []


def test_a_second_county_tells_residents_in_its_own_words_under_its_own_name(world, trial):
    trial('[outside]\nsignature = "网格"\n[rows."case.registered"]\noutside = "{number}已收到，{place}在办"\n')
    case = world.registered(**REPORTER)
    all_told()
    assert [one.text for one in messages()] == [f"【某县网格】{case.number}已收到，大坪村在办"]


def test_a_second_county_may_not_tell_residents_at_all(world, trial):
    trial('[rows."case.registered".to]\nreporter = []\n')
    world.registered(**REPORTER)
    assert all_told() == 0
    assert messages() == []


def test_a_row_for_an_event_or_an_audience_that_is_not_is_told_with_its_line(trial):
    trial('[rows."case.asigned"]\ntext = "x"\n[rows."case.assigned".to]\nissuer = ["desk"]\n')
    first, second = sorted(mistakes(), key=lambda one: one.line)
    assert (first.line, second.line) == (1, 4)
    assert "case.asigned" in first.problem
    assert "holder" in second.remedy


def test_english_readers_read_english(world):
    case = assigned(world, world.mediator_zhang)
    with translation.override("en"):
        assert f"{case.number} is yours to handle" in notices_of(world.mediator_zhang)


def test_a_resident_s_number_is_in_no_notice_no_event_and_no_log_of_another_place(world):
    world.accepted(**REPORTER)
    all_told()
    for worker in (world.secretary_li, world.mediator_zhang, world.secretary_next, world.town_wang):
        for page in ("/desk/notices/", "/desk/messages/"):
            assert REPORTER["phone"] not in worker.client.get(page).text
    with scope(world.secretary_next.actor):
        assert not Delivery.everywhere.exists()


def test_when_a_matter_is_sealed_the_log_of_its_messages_is_sealed_too(world):
    case = world.registered(**REPORTER)
    all_told()
    with database_role("fengge_worker"), system("cases.tell"):
        type(case).objects.filter(pk=case.pk).update(secrecy=2, team=[f"a:{world.mediator_zhang.appointment.pk}"])
    with scope(world.secretary_li.actor):
        assert not Delivery.everywhere.exists()
    with scope(world.mediator_zhang.actor):
        assert Delivery.everywhere.count() == 1
