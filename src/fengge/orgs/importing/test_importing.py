"""Importing divisions: shown first, whole or not at all."""

import datetime as dt
import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.clock import today
from fengge.core.verbs import NotAllowed, Refused
from fengge.orgs.importing.checking import WrongRow, level_code
from fengge.orgs.importing.reading import read
from fengge.orgs.importing.verbs import dry_run, import_divisions, upload
from fengge.orgs.models import Appointment, Division, Level, Organisation, Succession
from fengge.orgs.testing import acting, appointed, the_county

TOWN, VILLAGE = "520329102", "520329102201"


@pytest.fixture
def clerk(db):
    the_county()
    return acting(appointed("吴系统", "system_admin", "520329"))


def a_list(*rows: str, heading: str = "代码,名称,类别,原代码") -> bytes:
    return "\n".join([heading, *rows]).encode()


def uploaded(clerk, *rows: str, complete=False, **more):
    return upload("名单.csv", a_list(*rows), by=clerk, on=today(), complete=complete, **more)


def test_a_dry_run_shows_what_would_change_and_changes_nothing(clerk):
    before = list(Division.objects.values_list("code", "name"))
    plan = dry_run(
        uploaded(clerk, "520329102299,新立村村民委员会,,", "520329102201,田坝新村,村,", "520329102202,芝州村,村,")
    )
    assert [line.name for line in plan.new] == ["新立村"]
    assert [(line.name, was.name) for line, was in plan.renamed] == [("田坝新村", "田坝村")]
    assert plan.unchanged == 1
    assert list(Division.objects.values_list("code", "name")) == before


def test_a_list_is_carried_out(clerk):
    import_divisions(uploaded(clerk, "520329102299,新立村村民委员会,,", "520329102201,田坝新村,村,"), by=clerk)
    new = Division.objects.get(code="520329102299")
    assert (new.name, new.kind, new.parent_id, new.level) == ("新立村", "村", TOWN, Level.VILLAGE)
    assert Division.objects.get(code=VILLAGE).name == "田坝新村"


def test_every_mistake_is_told_by_its_row_and_nothing_is_loaded(clerk):
    name = uploaded(
        clerk,
        "520329102299,新立村,,",
        "52032910229,短码,,",
        "520330001001,别县村,,",
        "520329102299,重复村,,",
        "520329102298,,,",
        "520329999001,无上级村,,",
        "52032910229X,字母,,",
        "520329102297,某村,,520329102777",
    )
    assert [row for row, _ in dry_run(name).wrong] == [3, 4, 5, 6, 7, 8, 9]
    with pytest.raises(Refused, match="7 处错误"):
        import_divisions(name, by=clerk)
    assert not Division.objects.filter(code="520329102299").exists()


def test_a_village_with_a_new_code_takes_its_grids_bodies_and_people_along(clerk):
    secretary = appointed("李支书", "village_secretary", VILLAGE)
    grids = Division.objects.under(VILLAGE).at(Level.GRID).count()
    import_divisions(uploaded(clerk, f"520329102299,田坝村,村,{VILLAGE}"), by=clerk)
    assert Division.objects.current(on=today()).under("520329102299").at(Level.GRID).count() == grids
    assert not Division.objects.current(on=today()).under(VILLAGE).exists()
    assert Succession.objects.get(before=VILLAGE).after_id == "520329102299"
    assert Organisation.objects.get(key="520329102299.mediation_committee").division_id == "520329102299"
    assert Appointment.objects.get(pk=secretary.pk).division_id == "520329102299"


def test_two_villages_merge_into_one(clerk):
    import_divisions(uploaded(clerk, f"520329102299,大田坝村,村,{VILLAGE}、520329102202"), by=clerk)
    merged = Division.objects.get(code="520329102299")
    assert sorted(merged.predecessors.values_list("code", flat=True)) == [VILLAGE, "520329102202"]


def test_a_complete_list_ends_what_it_leaves_out_and_all_below(clerk):
    kept = Division.objects.filter(level=Level.VILLAGE).exclude(code=VILLAGE)
    rows = [f"{row.code},{row.name},{row.kind}," for row in kept]
    plan = dry_run(uploaded(clerk, *rows, complete=True))
    assert {known.code[: Level.VILLAGE] for known in plan.ended} == {VILLAGE}
    assert len(plan.ended) > 1


def test_a_code_that_has_ended_is_not_used_again(clerk):
    Division.objects.filter(code=VILLAGE).update(valid_to=today())
    assert "不能再次启用" in dry_run(uploaded(clerk, f"{VILLAGE},田坝村,村,")).wrong[0][1]


def test_a_list_is_carried_out_once(clerk):
    name = uploaded(clerk, "520329102299,新立村,村,")
    import_divisions(name, by=clerk)
    with pytest.raises(Refused, match="已经导入过"):
        import_divisions(name, by=clerk)


def test_a_village_secretary_imports_nothing(clerk):
    secretary = acting(appointed("李支书", "village_secretary", VILLAGE))
    with pytest.raises(NotAllowed):
        uploaded(secretary, "520329102299,新立村,村,")


def test_progress_is_told_batch_by_batch(clerk):
    told = []
    import_divisions(
        uploaded(clerk, "520329102299,甲村,村,", "520329102299001,甲村第1网格,网格,"), by=clerk, tell=told.append
    )
    assert told == [1, 2, 2]


def a_spreadsheet(*rows) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def test_a_spreadsheet_s_numbers_are_read_as_codes():
    rows = read(
        "名单.xlsx", a_spreadsheet(["区划代码", "名称"], [520329102000, "龙溪镇"], [], ["520329103000", "构皮滩镇"])
    )
    assert [(row.number, row.cells["code"]) for row in rows] == [(2, "520329102000"), (4, "520329103000")]


def test_a_list_saved_by_an_old_office_program_is_read():
    assert read("名单.csv", "代码,名称\n520329102000,龙溪镇\n".encode("gb18030"))[0].cells["name"] == "龙溪镇"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("名单.csv", b"", "没有数据行"),
        ("名单.csv", "代码,名称\n".encode(), "没有数据行"),
        ("名单.csv", "名字,电话\n甲,1\n".encode(), "表头缺少"),
        ("名单.pdf", b"%PDF-1.7", ".csv"),
        ("名单.xlsx", b"PK\x03\x04broken", "打不开"),
        ("名单.csv", b"\xff\xfe\x00\x01\xff", "编码"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(name, content, words):
    with pytest.raises(Refused, match=words):
        read(name, content)


@pytest.mark.parametrize(
    ("official", "code"),
    [
        ("520000000000", "52"),
        ("520300000000", "5203"),
        ("520330000000", "520330"),
        ("520329100000", "520329100"),
        ("520329102000", "520329102"),
        ("520329102200", "520329102200"),
        ("520330", "520330"),
        ("520329102201001", "520329102201001"),
    ],
)
def test_official_codes_are_cut_to_their_level_and_no_further(official, code):
    assert level_code(official) == code


@given(st.text(max_size=30))
def test_any_text_is_a_code_of_a_level_or_told_to_be_none(written):
    try:
        code = level_code(written)
    except WrongRow:
        return
    assert code.isdigit()
    assert len(code) in Level.values


@pytest.mark.parametrize("name", ["新\u202e立村", "新\x07村", "甲" * 81])
def test_a_name_with_unseen_characters_or_too_long_is_told_by_its_row(clerk, name):
    assert [row for row, _ in dry_run(uploaded(clerk, f"520329102299,{name},村,")).wrong] == [2]


def test_rare_characters_survive(clerk):
    import_divisions(uploaded(clerk, "520329102299,𬱖㛃村,村,"), by=clerk)
    assert Division.objects.get(code="520329102299").name == "𬱖㛃村"


def test_an_import_takes_effect_on_its_day(clerk):
    day = today() + dt.timedelta(days=30)
    name = upload("名单.csv", a_list("520329102299,新立村,村,"), by=clerk, on=day, complete=False)
    import_divisions(name, by=clerk)
    assert not Division.objects.current(on=today()).filter(code="520329102299").exists()
    assert Division.objects.current(on=day).filter(code="520329102299").exists()
