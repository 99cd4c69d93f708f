"""Plates on the desk and on paper."""

import re
from io import BytesIO

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader
from tests.world import GRID

from fengge.core.access import scope
from fengge.core.packs import pack
from fengge.core.packs.doorplate import Doorplate as Words
from fengge.people import tasks
from fengge.people.doorplates import printing
from fengge.people.models import Doorplate, PlateSheet, grouped

SHEETS = "/desk/households/doorplates/sheets/"
NEW = {"division": GRID, "which": "new", "client_id": "7f9c24e8-3b12-4a56-9d3e-222222222222"}


@pytest.fixture
def desk(world):
    return world.secretary_li.client


@pytest.fixture
def doors(enter):
    return [enter(f"三组 {number} 号", contact="杨大年", phone="13800001111") for number in range(1, 11)]


def printed(world, sheet):
    tasks.print_sheet(sheet_id=sheet.pk, appointment_id=sheet.ordered_by)
    return seen(world)


def seen(world):
    with scope(world.secretary_li.actor):
        return PlateSheet.objects.select_related("file").get()


def ordered(desk, world, **asked):
    assert desk.post(SHEETS, NEW | asked).status_code == 302
    return seen(world)


def test_a_sheet_is_ordered_printed_and_taken_out(desk, world, doors):
    sheet = ordered(desk, world)
    assert "已排 0 / 10 块" in desk.get(f"{SHEETS}{sheet.pk}/").text
    assert desk.get(f"{SHEETS}{sheet.pk}/plates.pdf").status_code == 404
    printed(world, sheet)
    assert "印好了" in desk.get(f"{SHEETS}{sheet.pk}/").text
    pdf = b"".join(desk.get(f"{SHEETS}{sheet.pk}/plates.pdf").streaming_content)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 2
    with scope(world.secretary_li.actor):
        codes = [grouped(plate.code) for plate in Doorplate.objects.order_by("id")]
    text = "".join(page.extract_text() for page in pages)
    assert [code for code in codes if code not in text] == []


def test_no_plate_names_a_resident_or_an_address(desk, world, doors):
    printed(world, ordered(desk, world))
    pdf = b"".join(desk.get(f"{SHEETS}{seen(world).pk}/plates.pdf").streaming_content)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "第一网格" in text
    assert "扫码反映" in text
    assert not re.search("杨大年|1380000|三组", text)


def test_the_door_s_number_is_printed_only_where_the_county_says_so(desk, world, doors, monkeypatch):
    sheet = ordered(desk, world)
    told = pack().part(Words).model_copy(update={"door_number": True})
    monkeypatch.setattr(printing, "words", lambda: told)
    with scope(world.secretary_li.actor):
        assert printing.read_plates(sheet.plates)[0]["door"] == "三组 1 号"


def test_pressing_twice_orders_one_sheet(desk, world, doors):
    sheet = ordered(desk, world)
    assert desk.post(SHEETS, NEW).url == f"{SHEETS}{sheet.pk}/"
    assert ProcrastinateJob.objects.filter(task_name="fengge.people.tasks.print_sheet").count() == 1


def test_a_printing_killed_midway_and_begun_again_gives_the_same_plates(desk, world, doors, monkeypatch):
    sheet = ordered(desk, world)

    def killed(*_args, **_named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(printing, "sheets", killed)
        tasks.print_sheet(sheet_id=sheet.pk, appointment_id=sheet.ordered_by)
    assert seen(world).file is None
    first = printed(world, sheet)
    assert printed(world, sheet).file == first.file
    with scope(world.secretary_li.actor):
        assert Doorplate.objects.count() == 10


def test_a_reprint_holds_every_valid_plate_and_makes_none(desk, world, doors):
    ordered(desk, world)
    again = desk.post(SHEETS, {"division": GRID, "which": "all"})
    with scope(world.secretary_li.actor):
        assert PlateSheet.objects.get(pk=re.findall(r"\d+", again.url)[-1]).total == 10
        assert Doorplate.objects.count() == 10


def test_nothing_to_print_is_said_at_the_field(desk):
    assert "没有还缺门牌的住户" in desk.post(SHEETS, NEW).text


def test_the_next_village_gets_neither_sheet_nor_file_nor_plate(desk, world, doors):
    sheet = printed(world, ordered(desk, world))
    other = world.secretary_next.client
    assert other.get(f"{SHEETS}{sheet.pk}/").status_code == 404
    assert other.get(f"{SHEETS}{sheet.pk}/plates.pdf").status_code == 404
    assert other.get(f"/desk/households/doorplates/{sheet.plates[0]}/print/").status_code == 404
    assert other.post(SHEETS, NEW | {"client_id": ""}).status_code == 200


def test_a_mediator_may_not_print_plates(world):
    assert world.mediator_zhang.client.get(SHEETS).status_code == 403


def test_a_plate_is_revoked_with_its_reason_and_the_door_gets_another(desk, world, doors):
    ordered(desk, world)
    with scope(world.secretary_li.actor):
        plate = Doorplate.objects.first()
    url = f"/desk/households/doorplates/{plate.pk}/"
    assert "请填写" in desk.post(url, {"reason": ""}).text
    assert desk.get(f"{url}print/").headers["Content-Type"] == "application/pdf"
    assert desk.post(url, {"reason": "丢失"}).status_code == 302
    assert desk.get(f"{url}print/").status_code == 404
    assert "丢失" in desk.get("/desk/households/doorplates/?state=revoked").text
    again = desk.post(f"/desk/households/{plate.household_id}/doorplate/")
    assert grouped(plate.code) not in desk.get(again.url).text


def test_the_qr_leads_to_the_door_s_page(settings):
    settings.BASE_URL = "https://example.cn"
    assert printing.address_of("ABCD2345EFGH") == "https://example.cn/d/ABCD2345EFGH"


def test_a_thousand_plates_take_a_bounded_number_of_queries(world, doors, desk, django_assert_max_num_queries):
    sheet = ordered(desk, world)
    with scope(world.secretary_li.actor), django_assert_max_num_queries(5):
        assert connection.in_atomic_block
        assert len(printing.read_plates(sheet.plates)) == 10
