"""A county's pack changes words and lengths, and is told exactly which of its settings cannot be."""

import pytest

from fengge.cases.procedure import ProcedureError
from fengge.cases.procedure.clocks.length import CalendarDays, Hours, WorkingDays
from fengge.cases.procedure.test_procedure import LOAN


def test_no_settings_leave_a_procedure_as_it_is():
    assert LOAN.with_settings({}) == LOAN


def test_a_pack_changes_lengths_and_confirms_them():
    ours = LOAN.with_settings({"deadlines": {"back": {"working_days": 10, "confirmed": True, "law": "《本县规定》"}}})
    back = ours.deadline("back")
    assert (back.length, back.example, back.law) == (WorkingDays(10), False, "《本县规定》")
    assert LOAN.deadline("back").length == CalendarDays(30)


def test_a_pack_changes_words_levels_and_the_ladder():
    ours = LOAN.with_settings(
        {
            "title": "借阅",
            "stages": {"lent": {"title": "在外"}},
            "actions": {"give_back": {"title": "还书"}},
            "documents": {"slip": {"title": "欠条"}},
            "levels": {"thin": {"title": "小册", "rung": "house", "colour": "red"}},
            "rungs": {"desk": {"title": "窗口", "unassigned": {"hours": 2}}},
            "words": {"outcome.whole": "无损"},
            "deadlines": {"back": {"title": "还书期"}},
        }
    )
    assert (ours.title, ours.stage("lent").title, ours.action("give_back").title) == ("借阅", "在外", "还书")
    assert (ours.document("slip").title, ours.level("thin").rung, ours.words["outcome.whole"]) == (
        "欠条",
        "house",
        "无损",
    )
    assert ours.ladder.rung("desk").unassigned == Hours(2)
    assert ours.deadline("back").title == "还书期"


def test_a_pack_changes_the_term_of_one_level_only():
    ours = LOAN.with_settings({"deadlines": {"read": {"thin": {"calendar_days": 9}}}})
    assert ours.deadline("read").length.terms == {"thin": CalendarDays(9)}


@pytest.mark.parametrize(
    ("given", "key", "says"),
    [
        ({"deadline": {}}, "deadline", "没有“deadline”这一项; 可以写：title"),
        ({"deadlines": {"bak": {}}}, "deadlines.bak", "没有“bak”这一项; 可以写：back, read"),
        ({"deadlines": {"back": {"days": 3}}}, "deadlines.back.days", "没有“days”这一项"),
        ({"deadlines": {"back": {"working_days": 0}}}, "deadlines.back.working_days", "0 不是期限长度"),
        ({"deadlines": {"back": {"working_days": "three"}}}, "deadlines.back.working_days", "'three' 不是期限长度"),
        ({"deadlines": {"back": {"hours": 1, "months": 1}}}, "deadlines.back.months", "已经写了 hours"),
        ({"deadlines": {"back": {"confirmed": "yes"}}}, "deadlines.back.confirmed", "请写 true 或 false"),
        ({"deadlines": {"back": {"confirmed": True}}}, "deadlines.back.confirmed", "请补上一行 law"),
        ({"deadlines": {"back": 5}}, "deadlines.back", "5 不是一个表"),
        ({"deadlines": {"read": {"thick": {"hours": 1}}}}, "deadlines.read.thick", "没有“thick”"),
        ({"deadlines": {"read": {"thin": {"weeks": 1}}}}, "deadlines.read.thin.weeks", "可以写：calendar_days"),
        ({"stages": {"lost": {"title": "丢失"}}}, "stages.lost", "没有“lost”"),
        ({"stages": {"lent": {"title": ""}}}, "stages.lent.title", "不是文字"),
        ({"actions": {"open": {"permission": "x"}}}, "actions.open.permission", "可以写：title"),
        ({"rungs": {"desk": {"unassigned": {"days": 1}}}}, "rungs.desk.unassigned.days", "没有“days”"),
        ({"words": {"outcome.lost": "丢"}}, "words.outcome.lost", "没有“outcome.lost”"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_its_remedy(given, key, says):
    with pytest.raises(ProcedureError) as refused:
        LOAN.with_settings(given)
    assert f"setting {key}:" in str(refused.value)
    assert says in str(refused.value)


def test_settings_that_break_the_whole_are_refused_too():
    with pytest.raises(ProcedureError, match="there is no rung “cellar”"):
        LOAN.with_settings({"levels": {"thin": {"rung": "cellar"}}})


def test_all_wrong_settings_are_told_at_once():
    with pytest.raises(ProcedureError) as refused:
        LOAN.with_settings({"x": 1, "stages": {"y": {}}})
    assert len(refused.value.problems) == 2
