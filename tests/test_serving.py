"""`fengge serve` for real: processes, ports, signals and a database server of their own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from fengge.core.demo_passwords import demo_password_hash
from fengge.core.postgres import Place, Server
from fengge.core.postgres.processes import is_gone

SOURCE = Path(__file__).parent.parent / "src"
LONG_ENOUGH = 180  # seconds; migrating alone takes a minute on a busy machine

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("serving")]  # prepared once


@pytest.fixture
def home(tmp_path):
    yield tmp_path / "var"
    leave_nothing(tmp_path / "var")


def leave_nothing(home):
    """Whatever a test left running is stopped; root's server stands outside the test's own directory."""
    if not home.exists():
        return
    with Server(home / "postgres") as server:
        place = server.place
    if os.geteuid() == 0:
        shutil.rmtree(place.home)


@pytest.fixture(scope="module")
def migrated_once(tmp_path_factory):
    home = tmp_path_factory.mktemp("migrated") / "var"
    done(home, "migrate")
    yield home
    leave_nothing(home)


@pytest.fixture
def migrated(home, migrated_once):
    """A data directory of its own with a migrated database, copied from one that was stopped in order."""
    made, copied = Place.of(migrated_once / "postgres"), Place.of(home / "postgres").make()
    shutil.copytree(migrated_once, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("postgres"))
    subprocess.run(["cp", "-a", made.data, copied.data], check=True)  # root's server belongs to another user
    return home


def fengge(home, *arguments, **settings):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("FENGGE_", "DATABASE_"))}
    own |= {"PYTHONPATH": str(SOURCE), "FENGGE_DATA_DIR": str(home), "FENGGE_DEMO": "1", **settings}
    command = [sys.executable, "-m", "fengge.cli", *arguments]
    return subprocess.Popen(
        command, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=SOURCE.parent
    )


def ended(process):
    out, err = process.communicate(timeout=LONG_ENOUGH)
    return process.returncode, out, err


def done(home, *arguments, **settings):
    code, out, err = ended(fengge(home, *arguments, **settings))
    assert code == 0, err
    return out


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def served(home, port):
    process = fengge(home, "serve", "--port", str(port))
    wait_until(lambda: process.poll() is not None or answer(port, "/readyz"))
    assert process.poll() is None, process.communicate()[1]
    return process


def answer(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as got:
            return got.read().decode()
    except OSError:
        return ""


def wait_until(condition):
    limit = time.monotonic() + LONG_ENOUGH
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.05)


def server_process(home):
    server = Server(home / "postgres")
    server.place = Place.of(home / "postgres")
    return server.process()


def test_a_closed_terminal_stops_everything_and_nothing_is_lost(migrated):
    home = migrated
    port = free_port()
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        process = served(home, port)
        family = psutil.Process(process.pid).children(recursive=True)
        assert len(family) > 3
        assert json.loads(answer(port, "/readyz")) == {"database": "ok", "migrations": "ok", "queue": "ok"}
        assert answer(port, "/healthz") == "ok"
        process.send_signal(signal_number)
        assert ended(process)[0] == 0
        assert all(is_gone(one, within=0) for one in family)
        assert server_process(home) is None


def test_what_a_killed_serve_leaves_behind_is_taken_over_and_stopped_by_the_next(migrated):
    home = migrated
    port = free_port()
    process = served(home, port)
    for one in [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]:
        one.kill()
    process.communicate()
    orphan = server_process(home)
    assert orphan is not None
    second = served(home, port)
    assert server_process(home) == orphan
    second.terminate()
    assert ended(second)[0] == 0
    assert server_process(home) is None


def test_when_serve_alone_is_killed_its_children_end_and_stop_the_server(migrated):
    home = migrated
    process = served(home, free_port())
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    wait_until(lambda: all(is_gone(one, within=0) for one in family))
    wait_until(lambda: server_process(home) is None)


@pytest.mark.parametrize("name", ["web", "worker"])
def test_when_a_child_is_killed_everything_ends_and_the_server_stops(migrated, name):
    home = migrated
    process = served(home, free_port())
    children = psutil.Process(process.pid).children()
    family = psutil.Process(process.pid).children(recursive=True)
    next(one for one in children if name in one.cmdline()).kill()
    code, _, told = ended(process)
    assert code == 1
    assert f"{name} has ended by itself" in told
    wait_until(lambda: all(is_gone(one, within=0) for one in family))
    assert server_process(home) is None


def test_a_database_cut_off_in_the_middle_recovers(migrated):
    home = migrated
    with Server(home / "postgres") as server:
        found = server.process()
        found.kill()
        assert is_gone(found)
    assert "ok  migrations" in ended(fengge(home, "doctor"))[1]


def test_the_number_of_a_process_gone_by_is_not_taken_for_the_server(home):
    with Server(home / "postgres") as server:
        data = server.place.data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n0\n5432\n\n\n\nready\n")
    with Server(home / "postgres") as server:
        assert server.process().pid != os.getpid()


def test_a_second_user_of_the_server_keeps_it_running_until_leaving(home):
    first, second = Server(home / "postgres"), Server(home / "postgres")
    first.start()
    second.start()
    first.leave()
    assert second.process() is not None
    second.leave()
    assert second.process() is None


def test_whoever_is_only_dying_is_waited_for_and_the_server_stopped(home):
    dying, orphan = Server(home / "postgres"), Server(home / "postgres")
    dying.start()
    orphan.start()
    orphan.patience = LONG_ENOUGH
    with ThreadPoolExecutor() as together:
        leaving = together.submit(orphan.leave)
        time.sleep(0.5)
        assert server_process(home) is not None
        dying._let_go()  # as the system does for a killed process, in its own time
        leaving.result(LONG_ENOUGH)
    assert server_process(home) is None


class Interrupted(Server):
    """Ctrl-C comes before the server answers."""

    def _wait_until_it_answers(self):
        raise KeyboardInterrupt


def test_whoever_breaks_off_while_the_server_starts_leaves_none_behind(home):
    with pytest.raises(KeyboardInterrupt), Interrupted(home / "postgres"):
        pass
    assert server_process(home) is None


def test_a_server_of_ones_own_is_set_up_by_its_addresses(home, tmp_path):
    with Server(tmp_path / "var/postgres") as server:
        host = server.place.sockets
        roles = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "DATABASE_WORKER_URL": "worker"}
        own = {name: f"postgresql://fengge_{role}:secret@/elsewhere?host={host}" for name, role in roles.items()}
        admin = {"DATABASE_ADMIN_URL": f"postgresql://postgres@/postgres?host={host}"}
        done(home, "setup-database", **own, **admin)
        done(home, "setup-database", **own, **admin)
        done(home, "migrate", **own)
        assert "ok  role        fengge_app" in ended(fengge(home, "doctor", **own))[1]
        code, _, told = ended(
            fengge(home, "setup-database", **{**own, "DATABASE_URL": own["DATABASE_OWNER_URL"]}, **admin)
        )
    assert (code, told) == (1, "fengge: DATABASE_URL must sign in as fengge_app\n")


def test_outside_the_demo_nothing_is_served_with_the_demos_keys(home):
    code, _, told = ended(fengge(home, "serve", FENGGE_DEMO="0"))
    assert code == 1
    assert told.count("\n") == 1
    assert "FENGGE_SECRET_KEY, FENGGE_FIELD_KEYS, FENGGE_INDEX_KEY" in told


OWN_KEYS = {
    "FENGGE_SECRET_KEY": "an-installation-s-own-secret-key-" + "k7Qz" * 8,
    "FENGGE_FIELD_KEYS": "2026-11-22:" + "0f1e2d3c" * 4,
    "FENGGE_INDEX_KEY": "4b5a6978" * 8,
}


def test_outside_the_demo_nothing_is_served_while_an_account_has_a_demo_password(migrated):
    done(migrated, "install-county", "--name", "安全员甲", "--username", "first")
    with (
        Server(migrated / "postgres") as server,
        psycopg.connect(**server.place.conninfo(database="fengge"), autocommit=True) as operator,
    ):
        operator.execute("UPDATE orgs_account SET password = %s", [demo_password_hash("fengge-demo")])
    code, _, told = ended(fengge(migrated, "serve", "--port", str(free_port()), FENGGE_DEMO="0", **OWN_KEYS))
    assert code == 1
    assert [line for line in told.splitlines() if not line.startswith("·")] == [
        "fengge: not started: accounts with the demo's passwords are active: start with an empty data directory"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FENGGE_SECRET_KEY", "short"),
        ("FENGGE_FIELD_KEYS", "own:notahexkey"),
        ("FENGGE_INDEX_KEY", "12"),
        ("FENGGE_BASE_URL", "fengge.example"),
        ("DATABASE_URL", "mysql://x"),
    ],
)
def test_each_wrong_setting_of_an_installation_is_named_in_one_line(home, name, value):
    code, _, told = ended(
        fengge(home, "serve", "--port", str(free_port()), FENGGE_DEMO="0", **OWN_KEYS | {name: value})
    )
    assert code == 1
    assert [line.startswith("fengge: ") for line in told.splitlines() if not line.startswith("·")] == [True], told
    assert name in told or value in told


def test_a_taken_port_is_told_in_one_line(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, told = ended(fengge(home, "serve", "--port", str(taken.getsockname()[1])))
    assert code == 1
    assert told.count("\n") == 1
    assert "choose another" in told


def test_a_wrong_setting_is_told_in_one_line(home):
    code, _, told = ended(fengge(home, "doctor", FENGGE_WEB_THREADS="many"))
    assert code == 1
    assert told.count("\n") == 1
    assert "FENGGE_WEB_THREADS" in told


def test_a_long_data_directory_still_gets_a_socket(tmp_path):
    anchor = tmp_path / ("很长的目录" * 8) / "postgres"
    sockets = Place(anchor, anchor, None).sockets
    assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= 103
