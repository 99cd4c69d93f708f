"""Importing households: shown first, whole or not at all."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from tests.world import GRID

from fengge.core.access import scope
from fengge.core.models import Event
from fengge.core.verbs import NotAllowed
from fengge.people.importing.verbs import upload
from fengge.people.models import Household, HouseholdImport

LISTS = "/desk/households/imports/"
HEADING = "网格,门牌地址,常住人数,联系人,联系电话"
ONCE = "7f9c24e8-3b12-4a56-9d3e-333333333333"


@pytest.fixture
def desk(world):
    return world.secretary_li.client


def handed_in(desk, *rows, heading=HEADING, encoding="utf-8", **more):
    file = SimpleUploadedFile("住户.csv", "\n".join([heading, *rows]).encode(encoding))
    return desk.post(LISTS, {"file": file, **more})


def doors(world):
    with scope(world.secretary_li.actor):
        return {one.address: one for one in Household.objects.all()}


def test_a_dry_run_shows_what_would_change_and_changes_nothing(desk, world, enter):
    enter(phone="13800001111")
    page = desk.get(handed_in(desk, f"{GRID},三组 12 号,5,,", "第一网格,三组 13 号,2,杨大年,13900002222").url)
    assert [(each.title, each.value) for each in page.context["figures"]][:2] == [("新登记", "1"), ("更正", "1")]
    assert list(doors(world)) == ["三组 12 号"]


def test_a_list_is_taken_in_and_what_it_leaves_empty_stays(desk, world, enter):
    enter(phone="13800001111")
    page = handed_in(desk, "大坪村第一网格,三组 12 号,5,,", f"{GRID},三组 13 号,2,𬱖㛃,13900002222").url
    assert "新登记 1 户，更正 1 户" in desk.get(desk.post(page).url).text
    was, new = doors(world)["三组 12 号"], doors(world)["三组 13 号"]
    assert (was.members, was.phone, was.version) == (5, "13800001111", 2)
    assert (new.contact, new.phone) == ("𬱖㛃", "13900002222")
    with scope(world.secretary_li.actor):
        assert Household.objects.filter(phone_index="13900002222").count() == 1
        assert HouseholdImport.objects.get().cells == []
        assert Event.objects.filter(type="household.changed").count() == 1


def test_every_mistake_is_told_by_its_row_and_nothing_is_loaded(desk, world):
    rows = (
        f"{GRID},三组 1 号,2,,",
        "别村网格,三组 2 号,2,,",
        f"{GRID},三组 3 号,很多,,",
        f"{GRID},三组 1 号,2,,",
        f"{GRID},,1,,1380000",
    )
    page = handed_in(desk, *rows).url
    text = desk.get(page).text
    told = ("3 行：您的辖区里没有网格", "4 行：常住人数", "5 行：与第 2 行是同一户", "6 行：门牌地址", "6 行：联系电话")
    assert [said for said in told if f"第 {said}" not in text] == []
    desk.post(page)
    assert doors(world) == {}


def test_handing_in_twice_keeps_one_list_and_taking_in_twice_changes_nothing(desk, world):
    row = f"{GRID},三组 1 号,2,,"
    page = handed_in(desk, row, client_id=ONCE).url
    assert handed_in(desk, row, client_id=ONCE).url == page
    desk.post(page)
    assert "已经导入过" in desk.post(page, follow=True).text
    assert len(doors(world)) == 1


def test_lists_of_old_programs_and_of_spreadsheets_are_read(desk, world):
    desk.post(handed_in(desk, f"{GRID},三组 1 号,2,,", encoding="gb18030").url)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADING.split(","))
        sheet.write_row(1, 0, [GRID, "三组 2 号", 3, "杨大年", 13800001111])
    file = SimpleUploadedFile("住户.xlsx", content.getvalue())
    desk.post(desk.post(LISTS, {"file": file}).url)
    assert doors(world)["三组 2 号"].phone == "13800001111"
    assert len(doors(world)) == 2


def test_a_file_that_is_no_list_is_told_at_its_field(desk):
    answer = desk.post(LISTS, {"file": SimpleUploadedFile("住户.xlsx", b"PK\x03\x04broken")})
    assert "打不开" in answer.text
    assert "表头缺少" in handed_in(desk, "1,2", heading="甲,乙").text


def test_the_next_village_sees_no_list_and_a_mediator_hands_in_none(desk, world):
    page = handed_in(desk, f"{GRID},三组 1 号,2,,").url
    assert world.secretary_next.client.get(page).status_code == 404
    assert world.secretary_next.client.post(page).status_code == 404
    assert world.mediator_zhang.client.get(LISTS).status_code == 403
    with pytest.raises(NotAllowed):
        upload("住户.csv", b"", by=world.mediator_zhang.actor)


def test_the_kept_rows_are_sealed(desk, world):
    handed_in(desk, f"{GRID},三组 1 号,2,杨大年,13800001111")
    with scope(world.secretary_li.actor), connection.cursor() as cursor:
        cursor.execute("SELECT cells FROM people_householdimport")
        assert b"13800001111" not in bytes(cursor.fetchone()[0])
