"""A year of synthetic disputes, told from the first word to the closed dossier.

Pure Python and data: nothing here reads the clock, the database or the network. The same seed, places and `today` give
the same stories. `households` fills a village, `stories` tells the county's year; a loader replays each `Story.timeline`
through the real verbs. Every person is invented: identity numbers carry the never-assigned area 999999, phones lie in the
never-dialled range 100 0000 xxxx.
"""

from fengge.demo.stories.model import Place, Story
from fengge.demo.stories.people import Household, Person, households
from fengge.demo.stories.telling import story
from fengge.demo.stories.year import stories

__all__ = ["Household", "Person", "Place", "Story", "households", "stories", "story"]
