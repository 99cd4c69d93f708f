"""What a letter says, and whom it never names."""

import pytest

from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.cases.letters.filling import filled, title_words
from fengge.cases.letters.kinds import kinds
from fengge.cases.models import Letter
from fengge.core.access import Secrecy, scope
from fengge.core.packs import Pack, PackError, load
from fengge.core.packs.letters import LetterKinds
from fengge.core.verbs import Refused

ACCUSER = "田大山"
KINDS = list(load("yuqing").part(LetterKinds).kinds)


def words_for(office, kind="handover", case=None):
    unit = office.governance_center.appointment.organisation
    with scope(office.world.actor_seeing_all):
        return filled(kinds().kinds[kind], case or office.case, unit, None, None)


def test_the_pack_s_words_are_filled_from_the_case(office):
    words = words_for(office)
    assert words["subject"] == "关于办理某镇大坪村“排水沟改道纠纷”的交办书"
    assert office.case.number in words["body"]
    assert "5个工作日内书面回复" in words["measures"]
    assert "{" not in "".join(words.values())


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_letter_names_anybody_of_the_case_by_itself(office, kind):
    assert not [
        name for name in (ACCUSER, "冉小河", "13800001234") if name in "".join(words_for(office, kind).values())
    ]


@pytest.mark.parametrize("field", ["subject", "body", "measures", "copies"])
@pytest.mark.parametrize("said", [ACCUSER, "冉小河", "13800001234", "520329187301010012"])
def test_a_drafter_who_names_somebody_is_stopped_at_the_field(office, field, said):
    with pytest.raises(Refused, match="不写当事人") as told:
        draft(office, **{field: f"请找{said}了解"})
    assert told.value.field == field


@pytest.mark.parametrize(
    ("deed", "field", "given"),
    [("urge", "words", {}), ("extend", "reason", {"days": "2"}), ("pause", "reason", {}), ("withdraw", "reason", {})],
)
def test_what_the_issuer_says_beside_a_letter_names_nobody_either(office, deed, field, given):
    letter = act(office, issued(office), "receive", "water")
    with pytest.raises(Refused, match="不写当事人") as told:
        act(office, letter, deed, "governance_center", **given, **{field: f"{ACCUSER}天天来问"})
    assert told.value.field == field


@pytest.mark.parametrize("deed", ["accept", "return"])
def test_the_opinion_on_an_answer_names_nobody_either(office, deed):
    with pytest.raises(Refused, match="不写当事人"):
        act(office, answered(office), deed, "governance_center", opinion=f"{ACCUSER}还不满意")


def test_a_letter_about_an_accusation_never_carries_the_accuser_s_name(office):
    """Not in the words, the title, the event, or anything else the accused unit can read."""
    with scope(office.world.actor_seeing_all):
        office.case.title = f"{ACCUSER}举报某单位截留补助"
        office.case.secrecy = Secrecy.SEALED
        office.case.let_see(f"o:{office.discipline.appointment.organisation_id}")
        office.case.save()
    with pytest.raises(Refused):
        draft(office, kind="supervisory", by="discipline", body=f"{ACCUSER}反映的问题")
    letter = issued(office, kind="supervisory", by="discipline", **words_for(office, "supervisory"))
    with scope(office.water.actor):
        seen = Letter.objects.get(pk=letter.pk)
        told = [str(getattr(seen, field.attname)) for field in Letter._meta.concrete_fields]
    assert ACCUSER not in "".join(told)
    assert seen.secrecy == Secrecy.SEALED


def test_no_letter_about_an_accusation_reaches_the_accused_unit(office):
    """Neither addressed to it, nor to anybody else, nor drafted before the accusation was named."""
    accused = office.water.appointment.organisation_id
    early, other = draft(office), issued(office, to="labour")
    with scope(office.world.actor_seeing_all):
        office.case.barred = [f"o:{accused}"]
        office.case.let_see(f"o:{accused}")
        office.case.save()
    with pytest.raises(Refused, match="反映的就是这个单位"):
        act(office, early, "issue", "governance_center")
    with pytest.raises(Refused, match="反映的就是这个单位"):
        draft(office, kind="reminder")
    with pytest.raises(Refused, match="不得转给它"):
        draft(office, kind="reminder", to="labour", copies="某县水务局")
    with scope(office.water.actor):
        assert not Letter.objects.filter(pk__in=(early.pk, other.pk)).exists()
        assert not Letter.everywhere.filter(pk__in=(early.pk, other.pk)).exists()
    with scope(office.labour.actor):
        assert Letter.objects.filter(pk=other.pk).exists()


def test_a_name_in_the_case_s_title_is_not_carried_over(office):
    office.case.title = "田大山与冉小河排水沟纠纷"
    with scope(office.world.actor_seeing_all):
        assert title_words(office.case) == "田某与冉某排水沟纠纷"


def test_a_firm_may_be_named_because_it_has_to_be_dealt_with(office):
    with scope(office.world.actor_seeing_all):
        party = office.case.parties.get(role="respondent")
        party.name = "映山建筑劳务有限公司"
        party.save()
    assert draft(office, body="请督促映山建筑劳务有限公司按时支付。").pk


HEAD = 'title = "某县"\ntitle_en = "A county"\nversion = "1"\ncounty = "520399"\nextends = "yuqing"\n'


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ('[kinds.handover]\nbody = "{who}请办"\n', 2, "case_number"),
        ('[kinds.handover]\nreply = "5 days"\n', 2, "working_days"),
        ('[kinds.handover]\nnumber = "交字{year}"\n', 2, "serial"),
        ('# ours\n[kinds.supervision]\nafter = ["handoover"]\n', 3, "handover"),
        ('[kinds.handover]\nissuers = ["governance_centre"]\n', 2, "governance_center"),
        ('[kinds.handover]\ntitel = "交办"\n', 2, "title"),
        ('[kinds.extra]\ntitle = "新函"\n', 1, "title_en"),
        ('[issuers.court]\nmark = "{town}法"\n', 2, "place"),
    ],
)
def test_a_mistake_in_the_pack_is_told_with_its_line_and_remedy(tmp_path, text, line, remedy):
    (tmp_path / "pack.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "letters.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as told:
        Pack("a", tmp_path).part(LetterKinds)
    assert (told.value.path.name, told.value.line) == ("letters.toml", line)
    assert remedy in told.value.remedy
