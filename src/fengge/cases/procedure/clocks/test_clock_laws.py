"""What must hold of every clock, whatever happens to a case."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fengge.cases.procedure.clocks import (
    Deadline,
    Event,
    Extension,
    Pause,
    State,
    calendar_days,
    hours,
    months,
    next_due,
    owed,
    trace,
    working_days,
)
from fengge.core.calendar.examples import real_calendar
from fengge.core.clock import ZONE

CALENDAR = real_calendar()
START = datetime(2024, 1, 1, tzinfo=ZONE)
END = datetime(2026, 9, 30, tzinfo=ZONE)

moments = st.integers(0, 700 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
lengths = st.one_of(
    st.integers(1, 60).map(calendar_days),
    st.integers(1, 40).map(working_days),
    st.integers(1, 300).map(hours),
    st.integers(1, 6).map(months),
)
RELEVANT = ("start", "stop", "cancel", "renew", "hold", "go on", "extend")
happenings = st.builds(Event, st.sampled_from(RELEVANT), moments, st.fixed_dictionaries({"days": st.integers(1, 20)}))
gossip = st.builds(Event, st.sampled_from(("note", "view", "save")), moments, st.just({"days": 5, "level": "major"}))


def deadline_of(length, **given):
    return Deadline(
        "reply",
        "答复期限",
        length,
        starts=("start",),
        stops=("stop",),
        cancels=("cancel",),
        renews=("renew",),
        pauses=(Pause("hold", "go on", "等待鉴定"),),
        extends=Extension("extend"),
        **given,
    )


def traced(deadline, events, at=END):
    return trace([deadline], events, CALENDAR, at)


@given(lengths, st.lists(happenings, max_size=12), st.lists(gossip, max_size=6), st.randoms(use_true_random=False))
def test_gossip_and_the_order_of_telling_never_move_a_clock(length, events, noise, chance):
    # Two decisive events of one moment keep the order they were told in, so each gets a moment of its own here.
    decisive = list({event.at: event for event in events}.values())
    told = [*decisive, *noise]
    chance.shuffle(told)
    assert traced(deadline_of(length), told) == traced(deadline_of(length), decisive)


@given(moments, st.integers(1, 40), st.integers(0, 30), st.integers(0, 20))
def test_a_pause_of_so_many_working_days_shifts_the_end_by_as_many(start, count, wait, paused):
    held = start + timedelta(minutes=wait)
    resumed = datetime.combine(CALENDAR.add_working_days(held.date(), paused), held.timetz())
    plain = traced(deadline_of(working_days(count)), [Event("start", start)])[0]
    events = [Event("start", start), Event("hold", held), Event("go on", resumed)]
    shifted = traced(deadline_of(working_days(count)), events)[0]
    assert shifted.due_at.date() == CALENDAR.add_working_days(plain.due_at.date(), paused)


@given(lengths, st.lists(happenings, max_size=12))
def test_an_end_that_rolls_never_falls_on_a_day_off(length, events):
    for clock in traced(deadline_of(length, rolls_to_workday=True), events):
        assert clock.due_at is None or CALENDAR.is_workday(clock.due_at.date())


@given(lengths, moments, moments)
def test_what_starts_later_never_ends_sooner(length, one, other):
    earlier, later = sorted([one, other])
    ends = [traced(deadline_of(length), [Event("start", at)])[0].due_at for at in (earlier, later)]
    assert ends == sorted(ends)


@given(st.integers(1, 40), st.integers(0, 20), moments)
def test_a_longer_term_never_ends_sooner(count, more, start):
    for unit in (calendar_days, working_days, hours):
        ends = [traced(deadline_of(unit(n)), [Event("start", start)])[0].due_at for n in (count, count + more)]
        assert ends == sorted(ends)


@given(lengths, st.lists(happenings, max_size=12), moments)
def test_a_clocks_life_is_told_without_gap_or_overlap(length, events, at):
    for clock in traced(deadline_of(length), events, at):
        stretches = clock.intervals
        assert stretches[0].start == clock.started_at
        assert all(one.until == other.start for one, other in pairwise(stretches))
        assert all(stretch.until is None or stretch.start <= stretch.until for stretch in stretches)
        assert (stretches[-1].until is None) == clock.is_open
        assert (stretches[-1].state == State.PAUSED) == (clock.state == State.PAUSED)


@given(lengths, st.lists(happenings, max_size=12), moments, moments)
def test_only_one_round_is_open_and_the_past_does_not_change(length, events, one, other):
    earlier, later = sorted([one, other])
    before, after = traced(deadline_of(length), events, earlier), traced(deadline_of(length), events, later)
    assert sum(clock.is_open for clock in after) <= 1
    assert [clock.started_at for clock in before] == [clock.started_at for clock in after[: len(before)]]


@given(lengths, st.lists(happenings, max_size=12), moments)
def test_the_next_due_moment_is_that_of_an_open_clock_and_every_clock_explains_itself(length, events, at):
    clocks = traced(deadline_of(length), events, at)
    due = next_due(clocks)
    assert due is None or due in [clock.due_at for clock in clocks if clock.is_open]
    assert all(str(line) for clock in clocks for line in clock.explain())


@given(lengths, st.lists(happenings, max_size=12), moments)
def test_what_is_owed_is_what_the_whole_trace_says_is_owed(length, events, at):
    deadline = deadline_of(length)
    assert min((due for _, due in owed([deadline], events, CALENDAR, at)), default=None) == next_due(
        traced(deadline, events, at)
    )
