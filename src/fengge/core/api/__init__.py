"""The mechanism of the API: doors, bodies, problems, idempotency. Apps declare operations with it; none of them holds rules."""

from fengge.core.api.answers import answer, moment
from fengge.core.api.attempts import Attempt, seen_version
from fengge.core.api.bodies import Handed, handed_in
from fengge.core.api.doors import allow
from fengge.core.api.problems import Problem

__all__ = ["Attempt", "Handed", "Problem", "allow", "answer", "handed_in", "moment", "seen_version"]
