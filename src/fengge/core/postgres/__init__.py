"""The default database: PostgreSQL from a Python wheel, run under the data directory, and the roles every server gets.

Story: `Place` says where a data directory keeps its server, `Server` starts, adopts and stops it, `prepare` makes the
database and its four roles there or on any other server. The wheel's own Python is never used: as root it opens the
parents of its directories to everybody and adds a system user. We change nothing that is not ours.
"""

from fengge.core.postgres.place import Place, embedded_database
from fengge.core.postgres.roles import prepare
from fengge.core.postgres.server import Server, ServerFailed

__all__ = ["Place", "Server", "ServerFailed", "embedded_database", "prepare"]
