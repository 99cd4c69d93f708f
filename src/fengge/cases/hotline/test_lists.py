"""Lists of orders as a county really gets them: every right row is taken in, every wrong one given back with its reason."""

import csv
import io
import uuid
from datetime import datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from tests.world import VILLAGE

from fengge.cases.hotline.cells import moment
from fengge.cases.hotline.conftest import an_order
from fengge.cases.hotline.importing import KEPT
from fengge.cases.models import Case, HotlineImport, HotlineOrder
from fengge.core.access import scope
from fengge.core.clock import at, local, now

HEAD = "工单编号,工单类别,问题描述,转办意见,属地,联系人,联系电话,紧急程度,受理时间,办结时限,催办次数"
TWO = f"""{HEAD}
A-1,投诉,路灯三个月不亮,请核实,大坪村,冉大姐,13800001234,紧急,2026-01-05 09:00,2099-1-9 18:30,1
A-2,咨询,医保怎么办,,,,,一般,2026/1/5 9:05,2099/1/12 9:00,
"""


def uploaded(desk, text, name="工单.csv", encoding="gb18030"):
    client = desk.client
    content = text if isinstance(text, bytes) else text.encode(encoding)
    file = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    return client, client.post("/desk/orders/", {"file": file, "client_id": str(uuid.uuid4())})


def test_a_list_is_looked_at_first_and_then_taken_in_whole(world, desk):
    client, answer = uploaded(desk, TWO)
    with scope(desk.actor):
        assert not Case.objects.exists()
    client.post(answer.url)
    with scope(desk.actor):
        first, second = Case.objects.order_by("id")
        assert (first.division, first.order.number, first.order.urgent, first.order.urged) == (VILLAGE, "A-1", True, 1)
        assert (second.division, second.rung, second.kind) == (world.county, "county", "t01")
        assert [party.name for party in first.parties.all()] == ["冉大姐"]
        assert HotlineImport.objects.get().cells == []
    client.post(answer.url)
    with scope(desk.actor):
        assert Case.objects.count() == 2


@pytest.mark.parametrize(
    "text", ["", "工单编号\nA-1\n", "\x00\x01\x02", f"{HEAD}\nA-1,投诉,很坏,,,,,,明天,后天,\n", f"{HEAD}\n,,,,,,,,,,\n"]
)
def test_a_file_that_is_no_list_is_answered_with_words_and_opens_nothing(world, desk, text):
    client, answer = uploaded(desk, text)
    if answer.status_code == 302:
        client.post(answer.url)
    with scope(desk.actor):
        assert not Case.objects.exists()


def taken(desk, text, **how):
    """What a list leaves behind: the page before it is taken in, and the orders by number."""
    client, answer = uploaded(desk, text, **how)
    assert answer.status_code == 302, answer.text
    page = client.get(answer.url).text
    client.post(answer.url)
    with scope(desk.actor):
        return page, {one.number: one for one in HotlineOrder.objects.select_related("case")}


def a_row(number, **changed):
    cells = {
        "number": number, "kind": "投诉", "facts": "路灯不亮", "words": "", "division": "大坪村", "name": "", "phone": "",
        "urgent": "", "received_at": "2026-01-05 09:00", "due_at": "2099-01-09 18:30", "urged": "", **changed,
    }  # fmt: skip
    return list(cells.values())


def a_file(*rows, head=HEAD):
    file = io.StringIO()
    csv.writer(file).writerows([head.split(","), *rows])
    return file.getvalue()


def a_book(rows, *, above=(), sheets=()):
    """As the platform's own program writes it: numbers as numbers, moments as moments."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for name in sheets:
            book.add_worksheet(name)
        sheet = book.add_worksheet("工单")
        for number, row in enumerate([*above, *rows]):
            sheet.write_row(number, 0, row)
    return file.getvalue()


# ── what is wrong waits, what is right does not ──


def test_a_wrong_row_waits_with_its_reason_and_keeps_no_other_waiting(world, desk):
    _page, orders = taken(desk, a_file(a_row("B-1"), a_row("B-2", facts=""), a_row("B-3", due_at="后天")))
    assert set(orders) == {"B-1"}
    with scope(desk.actor):
        kept = HotlineImport.objects.get()
    text = desk.client.get(f"/desk/orders/imports/{kept.pk}/").text
    assert "第 3 行：问题描述" in text
    assert "第 4 行：平台办结时限" in text


def test_the_wrong_rows_are_a_list_that_is_put_right_and_uploaded_again(world, desk):
    taken(desk, a_file(a_row("B-1"), a_row("B-2", received_at="2099-01-05 09:00", due_at="2026-01-05 09:00")))
    with scope(desk.actor):
        pk = HotlineImport.objects.get().pk
    answer = desk.client.get(f"/desk/orders/imports/{pk}/left.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert "第" not in rows[1][-1]
    assert rows[1][0] == "B-2"
    place = rows[0].index("受理时间")
    rows[1][place], rows[1][place + 1] = "2026-01-05 09:00", "2099-01-05 09:00"
    _page, orders = taken(desk, a_book(rows), name="改好.xlsx")
    assert set(orders) == {"B-1", "B-2"}


def test_an_order_exported_again_is_passed_over_and_a_moved_limit_is_told(world, desk):
    case = an_order(desk, number="B-1")
    page, orders = taken(desk, a_file(a_row("B-1"), a_row("B-2")))
    assert set(orders) == {"B-1", "B-2"}
    assert f"{case.number}：平台现在的时限是 2099-01-09 18:30" in page
    with scope(desk.actor):
        assert HotlineOrder.objects.get(number="B-1").due_at < now().replace(year=2090)


def test_a_row_that_came_twice_is_registered_once_and_two_of_one_number_are_not_guessed_at(world, desk):
    page, orders = taken(desk, a_file(a_row("B-1"), a_row("B-1"), a_row("B-2"), a_row("B-2", facts="另一件")))
    assert set(orders) == {"B-1", "B-2"}
    assert orders["B-2"].case.facts == "路灯不亮"
    assert "第 3 行：与第 2 行是同一工单" in page
    assert "第 5 行：与第 4 行编号相同，内容不同" in page


def test_an_order_of_another_county_lies_at_the_county_and_goes_back_with_a_reason(world, desk):
    page, orders = taken(desk, a_file(a_row("B-1", division="湄潭县永兴镇"), a_row("B-2", division="湄潭县大坪村")))
    assert orders["B-2"].case.division == world.county
    assert "湄潭县永兴镇" in page
    case = orders["B-1"].case
    assert (case.division, case.rung) == (world.county, "county")
    assert "湄潭县永兴镇" in desk.client.get(case.url).text
    desk.client.post(
        f"{case.url}do/hand_back/", {"reason": "湄潭县的事，不归本县管辖。", "client_id": str(uuid.uuid4())}
    )
    assert "B-1,退回,湄潭县的事" in desk.client.get("/desk/orders/replies.csv").content.decode("utf-8-sig")


def test_rows_that_nobody_came_back_for_are_forgotten(world, desk):
    taken(desk, a_file(a_row("B-1"), a_row("B-2", facts="")))
    with scope(desk.actor):
        kept = HotlineImport.objects.get()
        assert [cells["number"] for _row, cells in kept.cells] == ["B-2"]
    with at(now() + KEPT + KEPT):
        uploaded(desk, a_file(a_row("B-9")))
    with scope(desk.actor):
        assert HotlineImport.objects.get(pk=kept.pk).cells == []


def test_nobody_else_reads_what_is_left_of_a_list(world, desk):
    taken(desk, a_file(a_row("B-1"), a_row("B-2", facts="")))
    with scope(desk.actor):
        pk = HotlineImport.objects.get().pk
    for path in (f"/desk/orders/imports/{pk}/", f"/desk/orders/imports/{pk}/left.xlsx"):
        assert world.secretary_li.client.get(path).status_code == 403


# ── files as they come ──


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_whatever_the_encoding_the_words_arrive_whole(world, desk, encoding):
    _page, orders = taken(desk, a_file(a_row("B-1", name="吴𬱖㛃", facts="㑇家门口𠮷祥路灯不亮")), encoding=encoding)
    case = orders["B-1"].case
    assert case.facts == "㑇家门口𠮷祥路灯不亮"
    with scope(desk.actor):
        assert case.parties.get().name == "吴𬱖㛃"


def test_a_broken_byte_spoils_its_row_and_no_other(world, desk):
    content = a_file(a_row("B-1"), a_row("B-2", facts="路灯坏了"), a_row("B-3")).encode()
    page, orders = taken(desk, content.replace("坏".encode(), "坏".encode()[:2]))
    assert set(orders) == {"B-1", "B-3"}
    assert "第 3 行：有读不出的字" in page


def test_a_text_of_tabs_is_a_list_too(world, desk):
    _page, orders = taken(desk, a_file(a_row("B-1")).replace(",", "\t"), name="工单.txt", encoding="utf-16")
    assert set(orders) == {"B-1"}


def test_a_workbook_with_a_title_above_and_an_empty_sheet_before_is_read(world, desk):
    head = HEAD.replace("办结时限", "办结\n时限（必填）").split(",")
    row = a_row("B-1", received_at=datetime(2026, 1, 5, 9), due_at=datetime(2099, 1, 9, 18, 30))  # noqa: DTZ001 - as a cell has it
    book = a_book([head, row], above=[["余庆县 12345 工单导出表"], ["导出时间：2026-01-05"], []], sheets=["说明"])
    _page, orders = taken(desk, book, name="工单.xlsx")
    assert f"{local(orders['B-1'].due_at):%Y-%m-%d %H:%M}" == "2099-01-09 18:30"


@pytest.mark.parametrize("number", ["2.02601E+17", 202601050900123456])
def test_a_number_that_a_spreadsheet_has_spoilt_is_never_registered(world, desk, number):
    client, answer = uploaded(desk, a_book([HEAD.split(","), a_row(number)]), name="工单.xlsx")
    assert "后几位已经丢失" in client.get(answer.url).text
    client.post(answer.url)
    with scope(desk.actor):
        assert not HotlineOrder.objects.exists()


def test_a_number_kept_as_text_by_a_trick_is_the_number(world, desk):
    _page, orders = taken(desk, a_file(a_row('="20260105000123456"'), a_row("'20260105000123457")))
    assert set(orders) == {"20260105000123456", "20260105000123457"}


def test_a_web_page_that_calls_itself_xls_is_told_what_it_is(world, desk):
    _client, answer = uploaded(desk, "<html><table><tr><td>工单编号</td></tr></table></html>", name="工单.xls")
    assert "另存为 .xlsx" in answer.text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-01-05 09:00", "2026-01-05 09:00"), ("2026/1/5 9:05:33", "2026-01-05 09:05"), ("2026年1月5日 9时5分", "2026-01-05 09:05"),
        ("2026年1月5日9时05分", "2026-01-05 09:05"), ("2026-01-05T09:00:00", "2026-01-05 09:00"), ("20260105090000", "2026-01-05 09:00"),
        ("2026/1/5 下午 3:05", "2026-01-05 15:05"), ("2026-01-05", "2026-01-05 23:59"), ("46027.375", "2026-01-05 09:00"),
        ("明天", "明天"), ("2026-1-5 9:05:00.0", "2026-01-05 09:05"),
    ],
)  # fmt: skip
def test_moments_are_read_as_platforms_write_them(written, meant):
    assert moment(written, end=True) == meant


@pytest.mark.parametrize("place", ["大坪村", "某县/某镇/大坪村", "某镇大坪村", VILLAGE, "某省某市某县 某镇 大坪村"])
def test_a_place_is_found_however_it_is_written(world, desk, place):
    _page, orders = taken(desk, a_file(a_row("B-1", division=place)))
    assert orders["B-1"].case.division == VILLAGE


@pytest.mark.parametrize(
    ("written", "kept"),
    [("无", ""), ("138****1234", ""), ("13800001234转本人", "13800001234"), ("0851-24621234", "0851-24621234")],
)
def test_a_caller_without_a_number_is_no_reason_to_leave_an_order_lying(world, desk, written, kept):
    _page, orders = taken(desk, a_file(a_row("B-1", name="冉大姐", phone=written)))
    with scope(desk.actor):
        assert orders["B-1"].case.parties.get().phone == kept


def test_a_thousand_orders_are_one_upload(world, desk):
    rows = [a_row(f"T-{number:04}", facts=f"第 {number} 件：路灯不亮") for number in range(1000)]
    client, answer = uploaded(desk, a_file(*rows))
    assert "1,000" in client.get(answer.url).text or "1000" in client.get(answer.url).text
