"""Verbs: the only way anything changes."""

from fengge.core.verbs.refusals import Conflict, NotAllowed, Refused
from fengge.core.verbs.verb import Verb, all_verbs, record, verb

__all__ = ["Conflict", "NotAllowed", "Refused", "Verb", "all_verbs", "record", "verb"]
