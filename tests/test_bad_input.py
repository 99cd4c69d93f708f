"""Whatever is handed in, in any form: never an exception, always a message at a field or a clean value, and what was typed stays."""

import unicodedata
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import translation

from fengge.cases.engine.considering import considering
from fengge.cases.engine.doing import all_doings
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.inputs import Input, bind
from tests.samples import doors  # noqa: F401 - brings in every page, and with it every input
from tests.test_architecture import CHINESE

RARE = "𬱖㛃"
TYPED = ("text", "textarea", "tel", "number", "date", "money")
HOSTILE = {
    "nothing": None,
    "blank": "   \t\n",
    "full_width_blank": "　　",
    "long": "很" * 30_000,
    "nul": "甲\x00乙",
    "control": "甲\x07\x1b[31m乙",
    "bidi": "\u202e退回\u2066",
    "zero_width": "\u200b\u200d\ufeff",
    "lone_surrogate": "\ud83d",
    "emoji": "👨‍👩‍👧‍👦🐉",
    "rare": RARE,
    "combining": "e" + "\u0301" * 500,
    "html": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE cases_case; --",
    "number": 7,
    "huge_number": 10**400,
    "huge_digits": "9" * 400,
    "negative": "-1",
    "nan": float("nan"),
    "infinity": "1e999999",
    "arabic_digits": "١٢٣",
    "superscript": "²",
    "yes": True,
    "list": ["甲", "乙"],
    "deep": [[[[[["甲"]]]]]],
    "dict": {"甲": {"乙": 1}},
    "bytes": b"\xff\xfe",
    "no_day": "2026-02-31",
    "far_day": "99999-01-01",
    "early_day": "0001-01-01",
    "nowhere": "91,181",
}  # fmt: skip


def inputs() -> list[type[Input]]:
    """Every input of the project, however deep it derives."""
    found, waiting = [], [Input]
    while waiting:
        for model in waiting.pop().__subclasses__():
            waiting.append(model)
            if model.__module__.startswith("fengge.") and ".test_" not in model.__module__:
                found.append(model)
    return sorted(dict.fromkeys(found), key=lambda model: (model.__module__, model.__name__))


INPUTS = inputs()
DECEIVING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # turn the reading direction


def test_the_actions_of_procedures_are_among_the_inputs():
    assert {doing.input for doing in all_doings()} <= set(INPUTS)


@pytest.fixture
def at_work(world):
    """A case before a mediator, so that every list of choices has something in it."""
    case = world.accepted()
    with scope(world.mediator_zhang.actor), considering(case):
        yield case


def as_form(data):
    """The same, as a browser would post it."""
    form = QueryDict(mutable=True)
    for name, value in data.items():
        form.setlist(name, [str(one) for one in (value if isinstance(value, list) else [value])])
    return form


SHOWN = ("long", "bidi", "rare", "list", "dict")  # of these the form is drawn again as well


def test_no_hostile_value_breaks_an_input_and_each_is_answered_at_its_field(at_work):
    for model in INPUTS:
        for kind, value in HOSTILE.items():
            data = dict.fromkeys(model.questions, value)
            for bound in (bind(model, data), bind(model, as_form(data))):
                assert bound.ok or bound.errors, (model, kind)
                assert all(words for messages in bound.errors.values() for words in messages), (model, kind)
                assert {name.split("-")[0] for name in bound.errors} - {""} <= set(model.questions), (model, kind)
                assert kind not in SHOWN or bound.fields is not None
                assert_clean(bound, (model, kind))


def assert_clean(bound, where):
    """What passed holds nothing that cannot be stored, or that deceives the eye."""
    for text in strings(bound.given.model_dump() if bound.given is not None else None):
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text.replace("\n", "")), where
        assert not any(letter in DECEIVING for letter in text), where


def strings(value):
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def test_what_was_typed_stays_in_the_form_beside_the_message(at_work):
    for model in INPUTS:
        typed = {name: f"{name} 田大山说的 {RARE}" for name in model.questions}
        bound = bind(model, as_form(typed))
        shown = {field.name: field.value for field in bound.fields if field.errors and field.widget in TYPED}
        assert {name: value for name, value in shown.items() if value != typed[name]} == {}, model


def test_every_message_is_in_the_reader_s_language(at_work):
    for model in INPUTS:
        with translation.override("en"):
            bound = bind(model, dict.fromkeys(model.questions, "\u202e" + "9" * 30_000))
            words = [str(message) for messages in bound.errors.values() for message in messages]
        assert [message for message in words if CHINESE.search(message)] == [], model


def test_unknown_fields_are_refused_and_a_body_that_is_no_object_is_told(at_work):
    for model in INPUTS:
        assert bind(model, {"is_admin": True, "版本": 1}).errors, model
        for body in ([], "text", 7, [1]):
            assert bind(model, body).is_bound


def test_rare_characters_are_kept_as_they_were_written(world):
    case = world.a_report(facts=f"{RARE}家的水沟", name=f"田{RARE}")
    with scope(world.secretary_li.actor):
        case.refresh_from_db()
        assert RARE in case.facts
        assert case.parties.get().name == f"田{RARE}"


def test_a_report_about_tomorrow_is_answered_at_its_field():
    from fengge.cases.opening.inputs import Report

    bound = bind(Report, {"facts": "水沟堵了", "occurred_on": (today() + timedelta(days=1)).isoformat()})
    assert list(bound.errors) == ["occurred_on"]
