"""The database and its four roles, made or mended on any PostgreSQL from 15 on; running it twice changes nothing.

`fengge_owner` owns the tables and runs migrations. `fengge_app` serves the web and `fengge_worker` the jobs: both own
nothing and never pass row-level security. `fengge_system` passes it; only the worker may become it, for a named job.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

ROLES = {
    "fengge_owner": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT NOBYPASSRLS",
    "fengge_app": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS",
    "fengge_worker": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS",
    "fengge_system": "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT BYPASSRLS",
}
USERS = ("fengge_app", "fengge_worker", "fengge_system")
GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {users}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {users}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {users}",
    (
        "ALTER DEFAULT PRIVILEGES FOR ROLE fengge_owner IN SCHEMA public "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {users}"
    ),
    "ALTER DEFAULT PRIVILEGES FOR ROLE fengge_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {users}",
)
# Row-level security lets an index serve a condition only if its function is known to tell nothing of what it reads. These
# two compare text by equality, which PostgreSQL itself calls leakproof, and raise nothing that depends on a value (ADR 0050).
LEAKPROOF = ("arrayoverlap", "arraycontains")


def prepare(admin: Mapping[str, Any], *, database: str = "fengge", passwords: Mapping[str, str] | None = None) -> None:
    """`admin` connects as a superuser of the server; `passwords` are given to roles that sign in over the network."""
    with psycopg.connect(**{**admin, "dbname": "postgres"}, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(hashtext('fengge roles'))")  # until this connection closes
        for role, powers in ROLES.items():
            _role(server, role, powers, (passwords or {}).get(role))
        server.execute("GRANT fengge_system TO fengge_worker")
        create_database(server, database)
        _grant({**admin, "dbname": database})


def _grant(admin: Mapping[str, Any]) -> None:
    users = sql.SQL(", ").join(map(sql.Identifier, USERS))
    with psycopg.connect(**admin) as inside:
        for grant in GRANTS:
            inside.execute(sql.SQL(grant).format(users=users))
        for name in LEAKPROOF:
            function = sql.Identifier("pg_catalog", name)
            inside.execute(sql.SQL("ALTER FUNCTION {}(anyarray, anyarray) LEAKPROOF").format(function))


def create_database(server: "psycopg.Connection[Any]", name: str, *, template: str = "") -> None:
    """From template0 with the built-in C.UTF-8 order, whatever the server's language; or as a copy of a template."""
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    if template:
        how: sql.Composable = sql.SQL("TEMPLATE {}").format(sql.Identifier(template))
    else:
        how = sql.SQL("TEMPLATE template0 ENCODING 'UTF8' " + _order(server))
    server.execute(sql.SQL("CREATE DATABASE {} OWNER fengge_owner {}").format(sql.Identifier(name), how))
    server.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    server.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO fengge_app, fengge_worker").format(sql.Identifier(name))
    )


BUILTIN_ORDER_SINCE = 170000


def _order(server: "psycopg.Connection[Any]") -> str:
    if server.info.server_version >= BUILTIN_ORDER_SINCE:
        return "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'"
    return "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"


def _role(server: "psycopg.Connection[Any]", name: str, powers: str, password: str | None) -> None:
    known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = "ALTER" if known else "CREATE"
    secret = sql.SQL(" PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    server.execute(sql.SQL(verb + " ROLE {} " + powers).format(sql.Identifier(name)) + secret)
