"""Whatever is declared holds together: figures open their rows, procedures can be carried out, verbs can be reached."""

import ast
import re
from collections import Counter

import pytest
from django.urls import reverse
from django.utils import translation

from fengge.cases import procedures
from fengge.cases.engine.doing import all_doings, get_doing
from fengge.cases.engine.stepping import doing_of
from fengge.core.access import all_permissions, known, scope
from fengge.core.clock import now
from fengge.core.events import subscribing
from fengge.core.figures import Asked, all_figures, get_figure, measure
from fengge.core.inputs import Input
from fengge.core.verbs import all_verbs
from fengge.orgs.county.posts import posts
from tests.rows import one_of_each
from tests.samples import NEXT, browser
from tests.test_architecture import TREES
from tests.world import VILLAGE

SEEING = (
    "county_governance",
    "town_governance",
    "village_secretary",
    "village_mediator",
    "grid_worker",
    "county_unit",
    NEXT,
)
FIGURES = [figure.key for figure in all_figures()]
ACTIONS = [(one.key, action.key) for one in procedures.all() for action in one.actions if not action.opens]


# ── figures ──


@pytest.fixture
def some_cases(world):
    """Cases in several stages and hands, one of them long overdue."""
    one_of_each(world)
    return [world.a_report(), world.registered(), world.triaged(), world.accepted(), world.a_report(village=VILLAGE)]


@pytest.mark.parametrize("who", SEEING)
def test_every_figure_is_the_number_of_rows_its_own_address_lists(world, some_cases, who):
    client = browser(who, world)
    actor = world.in_post("village_secretary", "520329102206").actor if who == NEXT else world.in_post(who).actor
    for figure in all_figures():
        with scope(actor):
            told = measure(figure, Asked(now()))
        shown = rows_of(client, figure, told.url)
        assert shown is None or shown == told.count, (figure.key, told.url)


def rows_of(client, figure, url):
    """How many rows the page under a figure's address shows; None where the post may not open that page."""
    answer = client.get(url)
    if answer.status_code == 403:
        return None
    tables = [value for each in answer.context or () for value in each.flatten().values() if hasattr(value, "row_url")]
    assert tables, f"{figure.key} opens {url}, which shows no table"
    assert not tables[0].more_url, "the sample outgrew one page"
    return len(list(tables[0].rows))


def test_a_figure_says_what_it_counts_in_both_languages():
    for figure in all_figures():
        for part in (figure.title, figure.definition):
            with translation.override("en"):
                assert not re.search("[㐀-鿿]", str(part)), figure.key
            assert str(part)


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_opens_a_page_there_is(key):
    assert reverse(get_figure(key).opens)


# ── procedures ──


@pytest.mark.parametrize(("procedure", "action"), ACTIONS)
def test_every_action_of_every_procedure_can_be_done(procedure, action):
    declared = procedures.get(procedure).action(action)
    by_resident = all_permissions()[declared.permission].public
    doing = doing_of(procedure, action)
    assert by_resident or issubclass(doing.input, Input)
    assert get_doing(action, procedure) or by_resident or doing.input.questions or not declared.input


@pytest.mark.parametrize(("procedure", "action"), ACTIONS)
def test_somebody_in_the_county_may_take_every_action(procedure, action):
    permission = procedures.get(procedure).action(action).permission
    holding = [post for post in posts().posts if permission in posts().permissions_of(post)]
    assert holding or all_permissions()[permission].public


def words_of(one):
    """Everything a procedure says."""
    yield one.title
    for parts in (one.stages, one.actions, one.deadlines, one.levels, one.documents, one.ladder.rungs):
        yield from (part.title for part in parts)
    yield from (guard.message() for action in one.actions for guard in action.guards)
    yield from one.words.values()


def test_a_procedure_speaks_english_to_whoever_reads_english():
    with translation.override("en"):
        said = [str(words) for one in procedures.all() for words in words_of(one)]
    assert [text for text in said if re.search("[㐀-鿿]", text)] == []


# ── verbs and permissions ──

VERBS = all_verbs()


def test_every_verb_names_a_permission_there_is():
    assert [name for name, verb in VERBS.items() if not known(verb.permission)] == []


# Lent to whoever ends an appointment, for the cases of that appointment; allowed to a named job alone.
LENT = {"cases.hand_over", "cases.tell_merged"}


def test_every_permission_is_held_by_some_post_or_by_everybody():
    granted = frozenset().union(*map(posts().permissions_of, posts().posts))
    idle = {key for key, permission in all_permissions().items() if not permission.public and key not in granted}
    assert {key for key in idle if not key.startswith("core.test_")} == LENT


WITHOUT_A_DOOR = {"fengge.people.doorplates.issuing.issue"}  # plates without their sheet: for the demo and for tests


def test_a_verb_is_called_from_some_page_operation_action_or_other_verb():
    doings = {doing.verb.verb.name for doing in all_doings() if hasattr(doing.verb, "verb")}
    named = Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    )
    idle = [
        name
        for name in VERBS
        if name.startswith("fengge.") and ".test_" not in name and name not in doings and not named[name.split(".")[-1]]
    ]
    assert set(idle) <= WITHOUT_A_DOOR


def test_followers_follow_events_that_some_verb_or_procedure_writes():
    written = {verb.event for verb in VERBS.values()} | {event for one in procedures.all() for event in one.events}
    written |= {word for one in procedures.all() for word in one.words}
    assert {kind for kind in subscribing._followers if subscribing._followers[kind]} - written - {"*"} == set()
