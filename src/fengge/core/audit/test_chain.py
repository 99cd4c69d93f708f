"""The chain over the events, on a real database: what is sealed stays, and every later change is found and named."""

import threading
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from fengge.core.access import Actor, scope, system
from fengge.core.audit.jobs import SEAL, seal_all, verify_all
from fengge.core.audit.sealing import seal
from fengge.core.events.writing import Draft, write
from fengge.core.models import Seal
from fengge.core.testing.database import database_role, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _worker(transactional_db):
    with translation.override("zh-hans"), database_role("fengge_worker"):
        yield


def happen(count=1, kind="test.happened", *, settled=True):
    """Sealing waits for older transactions of the whole server, where other tests run beside this one."""
    with scope(Actor(kind="system", name="test")):
        for number in range(count):
            write(
                kind,
                None,
                by=Actor(kind="system", name="test"),
                draft=Draft({"n": number, "at": "村口"}, {"phone": "13812345678"}),
            )
    if settled:
        settle()


@contextmanager
def power():
    """Whoever holds the whole database server: no trigger stops this one."""
    with database_role("postgres"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor


def test_what_happened_is_chained_and_found_whole():
    happen(3)
    assert seal_all() == 3
    happen(2)
    assert seal_all() == 2
    happen(1)
    report = verify_all()
    assert report.ok, report.broken
    assert (report.seals, report.events, report.waiting) == (2, 5, 1)
    assert len(report.last) == 64


def test_sealing_again_changes_nothing():
    happen(3)
    seal_all()
    assert seal_all() == 0
    assert verify_all().seals == 1


def test_batches_end_between_transactions():
    happen(2)
    happen(5)
    happen(1)
    with system(SEAL):
        assert [seal(batch=3) for _ in range(4)] == [2, 5, 1, 0]
    assert verify_all().ok


def test_an_event_of_an_unfinished_transaction_waits_and_is_not_lost():
    happen(1)
    with other_connection() as other:
        other.execute("SELECT pg_current_xact_id()")
        happen(1, settled=False)
        assert seal_all() == 1
        other.commit()
    settle()
    assert seal_all() == 1
    assert verify_all().ok


def test_two_workers_seal_each_event_once():
    for _ in range(20):
        happen(2)
    done = []

    def work():
        with database_role("fengge_worker"):
            done.append(seal_all())
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 40
    assert verify_all().ok


def test_a_changed_row_is_named():
    happen(3)
    seal_all()
    with power() as cursor:
        cursor.execute(
            "UPDATE core_event SET details = '{\"n\": 9}' WHERE id = (SELECT min(id) + 1 FROM core_event) RETURNING id"
        )
        (changed,) = cursor.fetchone()
    assert str(verify_all().broken) == f"记事 {changed} 被改动：内容与摘要不符"


def test_a_row_rewritten_with_its_digest_breaks_its_seal():
    happen(3)
    seal_all()
    with power() as cursor:
        cursor.execute(
            "UPDATE core_event a SET digest = b.digest, details = b.details, at = b.at, personal = b.personal,"
            " personal_digest = b.personal_digest FROM core_event b WHERE a.id = b.id + 1 AND b.id = (SELECT min(id) FROM core_event)"
        )
    assert str(verify_all().broken).startswith("第 1 号封存与其中的记事不符")


def test_a_missing_row_is_named():
    happen(3)
    seal_all()
    with power() as cursor:
        cursor.execute("DELETE FROM core_event WHERE id = (SELECT max(id) FROM core_event) RETURNING id")
        (gone,) = cursor.fetchone()
    assert str(verify_all().broken) == f"第 1 号封存中的记事 {gone} 不见了"


def test_a_row_slipped_in_is_named():
    happen(1)
    with other_connection() as other:
        other.execute("SELECT nextval(pg_get_serial_sequence('core_event', 'id'))")
    happen(1)
    seal_all()
    happen(1)
    with power() as cursor:
        cursor.execute(
            "UPDATE core_event SET id = (SELECT min(id) + 1 FROM core_event), txid = '3' WHERE id = (SELECT max(id) FROM core_event)"
        )
    assert "后来塞进去的" in str(verify_all().broken)


def test_a_changed_personal_part_is_named_and_a_scrubbed_one_is_not():
    happen(2)
    seal_all()
    with power() as cursor:
        cursor.execute("UPDATE core_event SET personal = NULL WHERE id = (SELECT min(id) FROM core_event)")
    assert verify_all().ok
    happen(1)
    with power() as cursor:
        cursor.execute(
            "UPDATE core_event SET personal = (SELECT personal FROM core_event ORDER BY id DESC LIMIT 1)"
            " WHERE id = (SELECT min(id) + 1 FROM core_event) RETURNING id"
        )
        (changed,) = cursor.fetchone()
    assert str(verify_all().broken) == f"记事 {changed} 的个人信息部分被改动"


def test_a_seal_taken_out_or_rewritten_is_named():
    for _ in range(3):
        happen(1)
        seal_all()
    noted = bytes(Seal.objects.get(number=3).digest).hex()
    assert verify_all(expect=noted).ok
    with power() as cursor:
        cursor.execute("UPDATE core_seal SET previous = 'x' WHERE number = 2")
    assert str(verify_all().broken) == "第 2 号封存接不上前一号"
    with power() as cursor:
        cursor.execute("DELETE FROM core_seal WHERE number = 2")
    assert str(verify_all().broken) == "缺少第 2 号封存"


def test_a_chain_rewritten_as_a_whole_misses_the_digest_noted_elsewhere():
    happen(2)
    seal_all()
    noted = verify_all().last
    with power() as cursor:
        cursor.execute("DELETE FROM core_seal")
        cursor.execute("DELETE FROM core_event WHERE id = (SELECT min(id) FROM core_event)")
    seal_all()
    assert verify_all().ok
    assert "没有您给出的摘要" in str(verify_all(expect=noted).broken)


def test_after_a_restore_transactions_count_from_a_lower_number_and_nothing_is_lost():
    happen(2)
    seal_all()
    happen(1)
    with power() as cursor:
        cursor.execute("UPDATE core_event SET txid = (txid::text::bigint + 1000000)::text::xid8")
        cursor.execute("UPDATE core_seal SET horizon = horizon + 1000000")
    happen(1)
    assert seal_all() == 2
    happen(3)
    assert seal_all() == 3
    report = verify_all()
    assert report.ok, report.broken
    assert (report.events, report.waiting) == (7, 0)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE core_seal SET count = 0",
        "DELETE FROM core_seal",
        "UPDATE core_event SET type = 'x'",
        "DELETE FROM core_event",
    ],
)
def test_no_role_of_service_changes_what_was_written(harm):
    happen(1)
    seal_all()
    with pytest.raises(DatabaseError, match="append-only"), system(SEAL), connection.cursor() as cursor:
        cursor.execute(harm)


def test_even_the_owner_does_not_empty_the_chain():
    happen(1)
    seal_all()
    with (
        database_role("fengge_owner"),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
    ):
        cursor.execute("TRUNCATE core_seal")


def test_the_web_writes_no_seals():
    with database_role("fengge_app"), pytest.raises(DatabaseError, match="sealing job only"):
        Seal.objects.create(
            number=1, members="{[1,2)}", count=1, horizon=1, previous=b"", digest=b"", at="2026-11-22T00:00Z"
        )


@contextmanager
def other_connection():
    given = connection.settings_dict
    with psycopg.connect(dbname=given["NAME"], user=given["USER"], host=given["HOST"]) as other:
        yield other
