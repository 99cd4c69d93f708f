"""Procedures and verbs agree: clocks follow the events that verbs write."""

import pytest

from fengge.cases import procedures
from fengge.cases.engine.doing import get_doing

ACTIONS = [(procedure.key, action) for procedure in procedures.declared().values() for action in procedure.actions]
WITH_VERB = [(key, action) for key, action in ACTIONS if get_doing(action.key, key)]


@pytest.mark.parametrize(("procedure", "action"), WITH_VERB, ids=lambda part: getattr(part, "key", part))
def test_a_verb_writes_the_event_its_action_declares_and_asks_the_same_permission(procedure, action):
    verb = get_doing(action.key, procedure).verb.verb
    assert (verb.event, str(verb.permission)) == (action.event, action.permission)
