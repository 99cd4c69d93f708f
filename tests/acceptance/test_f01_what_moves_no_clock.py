"""F1: a comment, a note, a view or a re-save moves no clock; the resident's own word does."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case
from fengge.cases.notes.correcting import ContactGiven, correct_contact
from fengge.cases.rating.rating import RatingGiven, rate
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now
from tests.samples import browser, holding
from tests.world import PIXEL


def standing(case, world, moment):
    """Every clock as it stands at a moment, and the end kept on the row."""
    with scope(world.secretary_li.actor):
        case = Case.objects.get(pk=case.pk)
        return [(c.key, c.due_at, c.is_open) for c in clocks_of(case, moment)], case.next_due_at, case.next_due_key


def noted(case, world):
    hand_in(case, "note", {"words": "电话问过了", "to_reporter": "on"}, by=world.secretary_li.actor)


def attached(case, world):
    photo = SimpleUploadedFile("现场.png", PIXEL, content_type="image/png")
    given = {"kind": "photo", "title": "现场", "files": [photo]}
    assert hand_in(case, "attach", given, by=world.secretary_li.actor).ok


def viewed(case, world):
    client = browser("village_secretary", world)
    assert client.get(case.url).status_code == client.get(f"{case.url}print/").status_code == 200
    assert holding(case.ticket).get(f"/track/{case.public_code}/").status_code == 200


def corrected_by_its_reporter(case, world):
    resident = VISITOR.holding(case.ticket.digest)
    with scope(resident):
        correct_contact(case, ContactGiven(name="田大山", phone="13800001111"), by=resident)


def saved_again(case, world):
    with scope(world.secretary_li.actor):
        Case.objects.get(pk=case.pk).save()


@pytest.mark.parametrize("harmless", [noted, attached, viewed, corrected_by_its_reporter, saved_again])
def test_what_changes_nothing_about_the_matter_moves_no_clock(world, harmless):
    case = world.accepted(name="田大山", phone="13800001234")
    later = now() + timedelta(hours=5)
    before = standing(case, world, later)
    with at(later), scope(world.secretary_li.actor):
        harmless(case, world)
    assert standing(case, world, later) == before


def test_a_resident_who_says_it_is_not_solved_starts_the_clocks_anew(world):
    case = world.closed()
    resident, later = VISITOR.holding(case.ticket.digest), now() + timedelta(days=9)
    with at(later), scope(resident):
        rate(case, RatingGiven(solved="no", score="2", words="又堵了"), by=resident)
    clocks, due, _key = standing(case, world, later)
    assert due is not None
    assert due > later
    assert [key for key, _, is_open in clocks if key == "handling" and is_open] == ["handling"]


def test_a_resident_who_is_content_starts_none(world):
    case = world.closed()
    resident, later = VISITOR.holding(case.ticket.digest), now() + timedelta(days=9)
    before = standing(case, world, later)
    with at(later), scope(resident):
        rate(case, RatingGiven(solved="yes", score="5"), by=resident)
    assert standing(case, world, later) == before


@pytest.mark.parametrize("press", ["urge", "supervise", "raise"])
def test_superiors_who_press_and_going_up_early_move_no_limit_of_the_matter(world, press):
    case = world.accepted(name="田大山", phone="13800001234")
    given = {
        "urge": {},
        "supervise": {"reason": "拖延", "requirement": "拿出方案", "due_on": now().date() + timedelta(days=3)},
        "raise": {"reason": "村里办不了"},
    }[press]
    by = world.mediator_zhang if press == "raise" else world.town_wang
    later = now() + timedelta(hours=5)
    limits = {key: due for key, due, _ in standing(case, world, later)[0] if key in ("handling", "mediation")}
    with at(later), scope(by.actor):
        world.act(case, press, by, **given)
    after = {key: due for key, due, _ in standing(case, world, later)[0] if key in ("handling", "mediation")}
    assert after == limits
