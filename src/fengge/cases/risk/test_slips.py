"""The eight slips: filled from the record, masked, taken by the team alone, and worded by the pack."""

import zipfile
from io import BytesIO

import pytest
from docx import Document

from fengge.cases.risk.slips.setting import filled, slip_docx
from fengge.core.access import scope
from fengge.core.clock import local
from fengge.core.models import Event
from fengge.core.packs import PackError, load
from fengge.core.packs.pack import Pack
from fengge.core.packs.risk import Risk
from fengge.core.packs.slips import Slips

EIGHT = ["排查登记单", "风险研判单", "交办单", "包保责任单", "化解方案单", "安全保护单", "督办单", "回访销号单"]


def text_of(content):
    word = Document(BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def taken(worker, case, what):
    answer = worker.client.get(f"{case.url}risk/{what}")
    assert answer.status_code == 200
    return answer.content


def test_all_eight_come_in_one_file_in_their_order(world, dangers):
    case = dangers.planned()
    archive = zipfile.ZipFile(BytesIO(taken(world.mediator_zhang, case, "slips.zip")))
    assert archive.namelist() == [f"{nth} {title}.docx" for nth, title in enumerate(EIGHT, 1)]
    with scope(world.mediator_zhang.actor):
        assert Event.objects.get(type="risk.slips_taken").details == {"what": "slips.zip"}


def test_the_judgement_says_what_was_found_in_the_matter(world, dangers):
    text = text_of(taken(world.mediator_zhang, dangers.marked(), "judgement.docx"))
    for words in ("示例", "发生过推搡或者动手", "上周六在水沟边推搡", "8 分，建议红色", "大坪村", "张调解"):
        assert words in text, words


def test_the_safety_slip_names_measures_for_both_sides_and_whom_to_call(world, dangers):
    text = text_of(taken(world.mediator_zhang, dangers.planned(), "safety.docx"))
    for words in ("保护申请一方", "保护另一方", "110", "治保主任 0851-22000000", "不限制任何人的人身自由"):
        assert words in text, words


def test_no_slip_names_a_person_of_the_case(world, dangers):
    case = dangers.planned(matter="当事人在水沟边推搡")
    with scope(world.mediator_zhang.actor):
        names = [party.name for party in case.parties.all()]
    archive = zipfile.ZipFile(BytesIO(taken(world.mediator_zhang, case, "slips.zip")))
    text = "".join(text_of(archive.read(name)) for name in archive.namelist())
    assert names
    assert not [name for name in names if name in text]


def test_who_speaks_for_a_party_is_not_named_either_and_each_hand_is(world, dangers):
    case = dangers.planned(matter="代理人龙小川到场，双方推搡")
    with scope(world.secretary_li.actor):
        party = case.parties.get(role="applicant")
        party.represented_by = "龙小川、杨大妹"
        party.save()
    archive = zipfile.ZipFile(BytesIO(taken(world.mediator_zhang, case, "slips.zip")))
    texts = [text_of(archive.read(name)) for name in archive.namelist()]
    assert not [text for text in texts if "龙小川" in text]
    assert "村（社区），无人承办" in texts[2]
    assert "张调解" in texts[2]


def test_the_same_record_gives_the_same_slip():
    slip = load("national").part(Slips).slips["responsibility"]
    said = dict.fromkeys(("number", "rung", "unit", "holder", "contacts", "expires_on"), "样例")
    assert slip_docx(slip, said) == slip_docx(slip, said)


def test_a_line_without_a_record_stays_open_for_a_pen():
    assert filled("{points} 分，建议{suggested}", {"points": "", "suggested": ""}) == ""
    assert filled("限期 {points}", {"points": "3"}) == "限期 3"


def test_who_sees_the_case_but_not_its_risk_gets_no_slip(world, dangers):
    case = dangers.marked()
    for who in (world.in_post("posted_cadre"), world.secretary_next):
        assert who.client.get(f"{case.url}risk/safety.docx").status_code in (403, 404)
        assert who.client.get(f"{case.url}risk/slips.zip").status_code in (403, 404)


def test_a_case_never_marked_and_an_unknown_slip_are_not_there(world, dangers):
    client = world.mediator_zhang.client
    assert client.get(f"{world.accepted().url}risk/slips.zip").status_code == 404
    assert client.get(f"{dangers.marked().url}risk/nothing.docx").status_code == 404


# ── another county ──


@pytest.fixture
def county(tmp_path, monkeypatch):
    """Makes a pack of a second county over the national one, and lets it be the active one."""

    def make(**files):
        folder = tmp_path / "second"
        folder.mkdir(exist_ok=True)
        head = 'title = "乙县"\ntitle_en = "Second"\nversion = "1"\ncounty = "520325"\nextends = "national"\n'
        for name, text in {"pack": head, **files}.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return Pack("second", folder)

    return make


OTHERS = """
[ledger]
title = "乙县一表"
title_en = "Table of the second county"
[slips.feedback]
title = "反馈单"
title_en = "Feedback"
order = 9
fields = [{ label = "现在怎样", says = "{stage}" }]
[slips.safety]
title = "双方保护单"
"""


def test_a_second_county_changes_slips_words_and_limits_without_code(world, dangers, county, monkeypatch):
    limits = '[limits]\ndays = 30\n[colours.yellow]\ntitle = "橙色"\npoints = 3\n[signs.blows]\nweight = 9\n'
    second = county(slips=OTHERS, risk=limits)
    for module in ("risk.words", "risk.slips.views", "risk.showing", "risk.ledger.views"):
        monkeypatch.setattr(f"fengge.cases.{module}.pack", lambda: second)
    case = dangers.marked(signs=["blows"])
    text = world.mediator_zhang.client.get(case.url).text
    assert "反馈单" in text
    assert "双方保护单" in text
    assert "现在怎样" in text_of(taken(world.mediator_zhang, case, "feedback.docx"))
    assert "乙县一表" in world.mediator_zhang.client.get("/desk/risks/").text
    with scope(world.mediator_zhang.actor):
        mark = case.risks.get()
    assert (mark.weight, (mark.expires_on - local(mark.at).date()).days) == (9, 30)


@pytest.mark.parametrize(
    ("part", "text", "line", "words"),
    [
        (Slips, '[slips.safety]\nlead = "{nobody}"\n', 2, "没有名为“nobody”"),
        (Risk, "[colours.red]\npoints = 2\n", 2, "不合要求"),
        (Risk, '[signs.temper]\ntitle = "脾气暴躁"\ntitle_en = "temper"\nabout = "person"\nweight = 3\n', 4, "不在可选范围"),
        (Risk, "[limits]\ndays = 0\n", 2, "不合要求"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_remedy_and_no_sign_may_be_about_a_person(county, part, text, line, words):
    with pytest.raises(PackError) as mistake:
        county(**{part.file.removesuffix(".toml"): text}).part(part)
    assert (mistake.value.path.name, mistake.value.line) == (part.file, line)
    assert words in str(mistake.value)
    assert mistake.value.remedy


def test_the_eight_are_examples_until_the_county_confirms_them():
    national = load("national")
    assert [one.title for _, one in national.part(Slips).ordered()] == EIGHT
    assert all(one.example for one in national.part(Slips).slips.values())
    assert all(one.example for one in national.part(Risk).signs.values())
