"""Thousands of stories in a minute: the effects of the verbs worked out in memory and stored at once.

A verb asks, locks, checks and writes for each step, which takes seconds for a story; a year of a county would take half
an hour. Here a `Life` goes through the same deeds with the same procedure, clocks, events and digests, and a `Book`
stores it all with COPY. What keeps the two from drifting apart is a test that replays stories both ways and compares.
"""

from fengge.demo.replay.at_once import climbing, finishing, mediating, receiving  # each declares its effects
from fengge.demo.replay.at_once.book import Book
from fengge.demo.replay.at_once.life import Life

__all__ = ["Book", "Life", "climbing", "finishing", "mediating", "receiving"]
