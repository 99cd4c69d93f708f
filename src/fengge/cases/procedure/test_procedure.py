"""A declaration is checked whole when it is built, and its errors say what to do."""

from dataclasses import replace

import pytest

from fengge.cases.procedure import (
    Action,
    Deadline,
    DifferentPerson,
    Document,
    Ladder,
    Level,
    NoConflict,
    Procedure,
    ProcedureError,
    RequiresDocument,
    RequiresFact,
    Rung,
    Stage,
    When,
    build,
    by_level,
    calendar_days,
    hours,
    requires_dossier,
    working_days,
)

OPEN = Action("open", "受理", "loan.opened", (), "lent", "loans.lend")
GIVE_BACK = Action(
    "give_back",
    "归还",
    "loan.returned",
    ("lent",),
    {"whole": "over", "damaged": None},
    "loans.lend",
    posts=("librarian",),
    guards=(
        RequiresFact("book.seen", "书还没有验看"),
        RequiresDocument("slip", "借条", instead=("photo",)),
        NoConflict(),
        DifferentPerson("borrower", "借书人"),
        RequiresFact("fine.none", "罚款未清", only_for=("whole",)),
    ),
    documents=("slip",),
)
LOAN = Procedure(
    key="loan",
    title="借书",
    version=1,
    law="",
    stages=(Stage("lent", "借出"), Stage("over", "已还", terminal=True)),
    actions=(OPEN, GIVE_BACK),
    deadlines=(
        Deadline("back", "归还期限", calendar_days(30), ("loan.opened",), ("loan.returned",), example=True),
        Deadline("read", "阅读", by_level({"thin": working_days(5)}, told_by=("loan.opened",)), ("loan.opened",),
                 ("loan.returned",), law="《借书规则》第一条", fixed=True),
    ),
    ladder=Ladder((Rung("desk", "柜台", hours(4)), Rung("house", "总馆", hours(8))), rises_on=("back",)),
    levels=(Level("thin", "薄", "desk"),),
    documents=(Document("slip", "借条", 1, must=True), Document("photo", "照片", 1, must=True),
               Document("cover", "封面", 0, must=True, generated=True)),
    words={"outcome.whole": "完好"},
)  # fmt: skip


def with_action(**changes):
    return replace(LOAN, actions=(OPEN, replace(GIVE_BACK, **changes)))


def with_deadline(**changes):
    return replace(LOAN, deadlines=(replace(LOAN.deadlines[0], **changes), LOAN.deadlines[1]))


def test_a_sound_declaration_is_taken_as_it_is():
    assert build(LOAN, permissions={"loans.lend"}) is LOAN


@pytest.mark.parametrize(
    ("broken", "part", "what"),
    [
        (replace(LOAN, stages=(*LOAN.stages, Stage("lost", "丢失"))), "stage lost", "no action leads to it"),
        (replace(LOAN, stages=(*LOAN.stages, Stage("lent", "再借"))), "stage lent", "declared 2 times"),
        (replace(LOAN, stages=(*LOAN.stages, Stage("Lost 1", "丢"))), "stage Lost 1", "not a key"),
        (with_action(to="lent"), "stage lent", "no way leads from it to an end"),
        (with_action(to="burnt"), "action give_back", "there is no stage “burnt”"),
        (with_action(from_stages=("lent", "over")), "action give_back", "acts in “over”, where the case is over"),
        (replace(LOAN, actions=(replace(OPEN, from_stages=("lent",)), GIVE_BACK)), "actions", "none opens a case"),
        (replace(LOAN, actions=(replace(OPEN, to=None), GIVE_BACK)), "action open", "leads to no stage"),
        (with_action(event="returned"), "action give_back", "event “returned” is not one"),
        (with_action(verb="give back"), "action give_back", "not a dotted name"),
        (with_action(permission="loans.burn"), "action give_back", "there is no permission “loans.burn”"),
        (with_action(documents=("receipt",)), "action give_back", "there is no document “receipt”"),
        (with_action(guards=(RequiresDocument("oath", "誓词"),)), "action give_back", "requires “oath”"),
        (with_action(guards=(RequiresFact("x", "x", only_for=("lost",)),)), "action give_back", "outcome “lost”"),
        (replace(LOAN, guards=(RequiresDocument("oath", "誓词"),)), "guards", "requires “oath”"),
        (with_deadline(starts=("loan.asked",)), "deadline back", "no action's event ever starts it"),
        (with_deadline(stops=(When("loan.lost"),)), "deadline back", "no action's event ever ends it"),
        (with_deadline(cancels=("loan.burnt",)), "deadline back", "no action records “loan.burnt”"),
        (with_deadline(example=False), "deadline back", "rests on no law"),
        (with_deadline(fixed=True), "deadline back", "is fixed but names no law"),
        (with_deadline(length=by_level({"thick": hours(1)}, told_by=("loan.opened",))), "deadline back",
         "there is no level “thick”"),
        (with_deadline(length=by_level({"thin": hours(1)})), "deadline back", "no action's event tells the level"),
        (with_deadline(length=by_level({"thin": hours(1)}, "thick", ("loan.opened",))), "deadline back",
         "no term for the default “thick”"),
        (replace(LOAN, levels=(*LOAN.levels, Level("thick", "厚", "desk"))), "deadline read",
         "no term for the level “thick”"),
        (replace(LOAN, levels=(Level("thin", "薄", "cellar"),)), "level thin", "there is no rung “cellar”"),
        (replace(LOAN, ladder=replace(LOAN.ladder, rises_on=("front",))), "ladder", "rises on “front”"),
        (replace(LOAN, ladder=Ladder(())), "ladder", "has no rung"),
        (replace(LOAN, version=0), "version", "is not a version"),
    ],
)  # fmt: skip
def test_a_broken_declaration_is_refused_by_name_with_a_remedy(broken, part, what):
    with pytest.raises(ProcedureError) as refused:
        build(broken, permissions={"loans.lend"})
    found = [problem for problem in refused.value.problems if problem.part == part and what in problem.what]
    assert found, str(refused.value)
    assert found[0].remedy
    assert str(refused.value).startswith("procedure loan: ")


def test_what_a_person_may_do_follows_from_stage_permission_and_post():
    may = [action.key for action in LOAN.actions_for("lent", {"loans.lend"}, {"librarian"})]
    assert may == ["give_back"]
    assert LOAN.actions_for("lent", {"loans.lend"}, {"reader"}) == ()
    assert LOAN.actions_for("lent", {"loans.see"}, {"librarian"}) == ()
    assert LOAN.actions_for("over", {"loans.lend"}, {"librarian"}) == ()
    assert LOAN.openings() == (OPEN,)


def test_everything_missing_is_told_at_once_in_words():
    assert list(map(str, LOAN.missing(GIVE_BACK, {}))) == [
        "书还没有验看",
        "尚缺：借条",
        "您与本案有利害关系，应当回避，请换人办理",
        "须由借书人以外的人办理",
        "罚款未清",
    ]
    facts = {"book.seen": True, "document.photo": True, "actor.impartial": True, "actor.not_borrower": True}
    assert LOAN.missing(GIVE_BACK, facts, outcome="damaged") == []
    assert list(map(str, LOAN.missing(GIVE_BACK, facts, outcome="whole"))) == ["罚款未清"]


def test_guards_of_the_procedure_hold_for_every_action_but_opening():
    guarded = replace(LOAN, guards=(NoConflict(),))
    assert guarded.missing(OPEN, {}) == []
    assert len(guarded.missing(replace(GIVE_BACK, guards=()), {})) == 1


def test_an_action_leads_where_its_outcome_says():
    assert GIVE_BACK.leads_to("lent", "whole") == "over"
    assert GIVE_BACK.leads_to("lent", "damaged") == "lent"
    assert OPEN.leads_to("") == "lent"
    with pytest.raises(KeyError):
        GIVE_BACK.leads_to("lent", "eaten")


def test_pieces_of_one_line_of_the_index_stand_for_one_another():
    (line,) = LOAN.missing_documents({})
    assert [document.key for document in line] == ["slip", "photo"]
    assert LOAN.missing_documents({"document.photo": True}) == ()
    (guard,) = requires_dossier(LOAN.documents)
    assert str(guard.message()) == "尚缺：借条或照片"


def test_above_the_top_of_the_ladder_there_is_nobody():
    ladder = LOAN.ladder
    assert ladder.above("desk").key == "house"
    assert ladder.above("house") is None
    assert ladder.below("desk") is None
    assert ladder.below("house").key == "desk"


def test_parts_are_found_by_key():
    assert LOAN.stage("lent").title == "借出"
    assert LOAN.action("open") is OPEN
    assert LOAN.deadline("back").key == "back"
    assert LOAN.level("thin").rung == "desk"
    assert LOAN.document("slip").must
    with pytest.raises(KeyError):
        LOAN.stage("nowhere")


def test_events_and_values_have_their_titles():
    assert LOAN.said == {
        "loan.opened": "受理", "loan.returned": "归还", "level.thin": "薄",
        "rung.desk": "柜台", "rung.house": "总馆", "outcome.whole": "完好",
    }  # fmt: skip
