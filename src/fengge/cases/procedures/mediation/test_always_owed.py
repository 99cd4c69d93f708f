"""No case is ever forgotten: whatever happens to it, until it is archived somebody owes something by some day."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fengge.cases.procedure import Event, next_due
from fengge.cases.procedures.mediation.test_mediation import MEDIATION, clocks
from fengge.core.clock import ZONE

# What a verb records beside the outcome, where clocks look for it.
RECORDED = {"agree": {"perform_by": "2026-10-09"}, "perform": {"last": True}, "triage": {"level": "simple"}}
PAUSING = ("pause", "resume")
choices = st.lists(st.integers(0, 1000), min_size=1, max_size=40)


def wander(numbers):
    """A case led by chance through the procedure: its last stage and its events, an hour apart, pauses left out."""
    stage, events, at = "", [], datetime(2024, 7, 1, 9, tzinfo=ZONE)
    for number in numbers:
        possible = [one for one in MEDIATION.actions if stage in one.from_stages and one.key not in PAUSING]
        if events and not possible:
            break  # merged into another: that one goes on
        action = (possible or MEDIATION.openings())[number % max(len(possible), 1)]
        outcome = action.outcomes[number % len(action.outcomes)] if action.outcomes else None
        stage = action.leads_to(stage, outcome)
        events.append(Event(action.event, at, {"outcome": outcome, **RECORDED.get(action.key, {})}))
        at += timedelta(hours=1)
    return stage, events, at


@given(choices)
def test_whatever_happens_an_open_case_always_has_a_clock_that_somebody_owes(numbers):
    stage, events, at = wander(numbers)
    if stage not in ("archived", "merged"):
        assert next_due(clocks(events, at)) is not None, (stage, [event.type for event in events])
