"""The console of procedures: what would change, publishing, withdrawing, moving; and who may only look."""

import pytest

from fengge.cases.models import Case, PublishedProcedure
from fengge.cases.publishing.comparing import changes
from fengge.cases.publishing.conftest import LONGER
from fengge.core.access import scope

PAGE = "/desk/procedures/mediation/"


def test_every_procedure_stands_in_the_list_with_the_version_that_holds(two_versions):
    text = two_versions.county_chen.client.get("/desk/procedures/").text
    assert "人民调解" in text
    assert "第 2 版" in text
    assert "还没有发布" in text


def test_the_drawing_stands_on_the_page_without_a_style_of_its_own(two_versions):
    text = two_versions.county_chen.client.get(PAGE).text
    assert '<g id="stage-triaged">' in text
    assert "<style" not in text


def test_what_the_pack_says_now_is_told_against_the_published_version(two_versions, write):
    write(LONGER.replace("9", "5"))
    text = two_versions.county_chen.client.get(PAGE).text
    assert "9 个工作日" in text
    assert "5 个工作日" in text
    assert two_versions.county_chen.client.get(f"{PAGE}publication/").status_code == 200


def test_it_is_published_with_a_reason_and_not_twice(two_versions, write):
    write(LONGER.replace("9", "5"))
    chen = two_versions.county_chen.client
    assert chen.post(f"{PAGE}publication/", {"reason": ""}).status_code == 422
    assert chen.post(f"{PAGE}publication/", {"reason": "折中", "csrfmiddlewaretoken": "x"}).url == PAGE
    assert "折中" in chen.get(PAGE).text
    again = chen.post(f"{PAGE}publication/", {"reason": "再来"})
    assert (again.status_code, "第 3 版相同" in again.text) == (422, True)


def test_a_version_is_withdrawn_with_a_reason(two_versions):
    chen = two_versions.county_chen.client
    assert chen.post(f"{PAGE}withdrawal/", {"version": "2", "reason": "定长了"}).url == PAGE
    text = chen.get(PAGE).text
    assert "定长了" in text
    assert "现行第 1 版" in text
    refused = chen.post(f"{PAGE}withdrawal/", {"version": "1", "reason": "也撤"})
    assert (refused.status_code, "唯一有效" in refused.text) == (422, True)


@pytest.mark.parametrize("named", [True, False])
def test_running_cases_are_moved_all_or_by_their_numbers_and_the_others_left(two_versions, named):
    world, other = two_versions, two_versions.registered()
    with scope(world.county_chen.actor):
        Case.objects.filter(pk=other.pk).update(procedure_version=1)
    numbers = world.first.number if named else ""
    said = {"was": "1", "version": "2", "numbers": numbers, "reason": "按新办法"}
    answer = world.county_chen.client.post(f"{PAGE}moving/", said)
    assert "已改用" in answer.text
    with scope(world.county_chen.actor):
        versions = dict(Case.objects.values_list("number", "procedure_version"))
    assert versions[world.first.number] == 2
    assert versions[other.number] == (1 if named else 2)


def test_only_a_version_that_stands_is_offered_to_move_to(two_versions):
    chen = two_versions.county_chen.client
    assert chen.post(f"{PAGE}withdrawal/", {"version": "2", "reason": "定长了"}).url == PAGE
    for version in ("2", "9", "²", "99999999999999999999"):
        answer = chen.post(f"{PAGE}moving/", {"was": "1", "version": version, "numbers": "", "reason": "按新办法"})
        assert (answer.status_code, "请从列出的选项中选择" in answer.text) == (422, True)


def test_a_number_that_runs_under_no_such_version_is_told_and_not_passed_over(two_versions):
    numbers = f"2020-000001\n{two_versions.second.number}\n{two_versions.first.number}"
    said = {"was": "1", "version": "2", "numbers": numbers, "reason": "按新办法"}
    text = two_versions.county_chen.client.post(f"{PAGE}moving/", said).text
    assert text.count("没有按那一版在办") == 2
    assert text.count("已改用") == 1


def test_with_one_version_there_is_nothing_to_withdraw_or_to_move_to(two_versions):
    chen = two_versions.county_chen.client
    assert "withdrawal" in chen.get(PAGE).text
    assert chen.post(f"{PAGE}withdrawal/", {"version": "2", "reason": "定长了"}).url == PAGE
    text = chen.get(PAGE).text
    assert ("withdrawal" in text, "moving" in text) == (False, True)


def test_how_many_run_under_each_version_is_told_before_moving(two_versions):
    assert "第 1 版" in two_versions.county_chen.client.get(f"{PAGE}moving/").text


@pytest.mark.parametrize("deed", ["publication", "withdrawal", "moving"])
def test_whoever_sorts_in_a_village_looks_and_changes_nothing(two_versions, deed):
    li, before = two_versions.secretary_li.client, PublishedProcedure.objects.count()
    page = li.get(PAGE)
    assert (page.status_code, deed in page.text) == (200, False)
    assert li.get(f"{PAGE}{deed}/").status_code == 403
    assert li.post(f"{PAGE}{deed}/", {"reason": "x", "version": "1", "was": "1"}).status_code == 403
    assert PublishedProcedure.objects.count() == before


def test_a_procedure_that_is_not_shipped_is_not_found(two_versions):
    assert two_versions.county_chen.client.get("/desk/procedures/witchcraft/").status_code == 404


def test_wording_alone_is_no_change(two_versions):
    held = two_versions.first.procedure
    assert changes(held, held) == []
