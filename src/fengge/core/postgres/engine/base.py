"""Django's PostgreSQL engine, which asks a pooled connection without a round trip whether its server still holds it."""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Any

from django.db.backends.postgresql import base

if TYPE_CHECKING:
    from psycopg import Connection


class DatabaseWrapper(base.DatabaseWrapper):
    """Used with CONN_HEALTH_CHECKS off: their empty question costs every request a round trip."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """From the pool, one that was not hung up; those that were are dropped, and the pool makes others."""
        connection: Connection[Any] = super().get_new_connection(conn_params)
        while self.pool and was_hung_up(connection):
            connection.close()
            self.pool.putconn(connection)
            connection = super().get_new_connection(conn_params)
        return connection


def was_hung_up(connection: Connection[Any]) -> bool:
    """A server says nothing to an idle connection but its farewell: whatever waits to be read is that, or the end."""
    watched = select.poll()
    watched.register(connection.fileno(), select.POLLIN)
    return bool(watched.poll(0))
