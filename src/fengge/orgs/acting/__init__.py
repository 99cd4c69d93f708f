"""Acting: a person signed in acts under one appointment at a time, and may switch among those that hold today."""

from fengge.orgs.acting.actors import actor_for, actor_of, appointments_of, ties_of

__all__ = ["actor_for", "actor_of", "appointments_of", "ties_of"]
