"""Encrypted fields in the real database: what is stored, what is found, and how keys are changed under them."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from fengge.core.crypto import Unreadable
from fengge.core.crypto.fields import BlindIndex, EncryptedJSON, EncryptedText
from fengge.core.crypto.rotating import rotate, table_of, tables

OLD, NEW = "k1:" + "0123456789abcdef" * 2, "k2:" + "fedcba9876543210" * 2

with isolate_apps("fengge.core"):

    class Neighbour(models.Model):
        phone = EncryptedText(null=True)
        phone_index = BlindIndex()
        note = EncryptedText(null=True)
        given = EncryptedJSON(null=True)

        class Meta:
            app_label = "core"
            db_table = "neighbour"


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _table(db, settings):
    settings.FIELD_KEYS = [OLD]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE neighbour"
            " (id bigserial PRIMARY KEY, phone bytea, phone_index bytea, note bytea, given bytea) ON COMMIT DROP"
        )


def stored(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM neighbour ORDER BY id")  # noqa: S608
        return [None if value is None else bytes(value) for (value,) in cursor.fetchall()]


def test_the_row_holds_nothing_to_read_and_gives_everything_back():
    Neighbour.objects.create(phone="13812345678", note="𬱖㛃·e\u0301", given={"住址": ["一组"], "n": 1})
    (sealed,) = stored("phone")
    assert b"138" not in sealed
    row = Neighbour.objects.get()
    assert (row.phone, row.note, row.given) == ("13812345678", "𬱖㛃·e\u0301", {"住址": ["一组"], "n": 1})


def test_nothing_stays_nothing_and_an_empty_text_is_sealed():
    Neighbour.objects.bulk_create([Neighbour(note=""), Neighbour(note=None)])
    assert [value is None for value in stored("note")] == [False, True]
    assert stored("phone_index") == [None, None]
    assert Neighbour.objects.filter(note__isnull=True).count() == 1


def test_a_person_is_found_by_the_exact_number_however_it_is_typed():
    Neighbour.objects.bulk_create([Neighbour(phone="13812345678"), Neighbour(phone="13900000000")])
    assert Neighbour.objects.get(phone_index="138 1234 5678").phone == "13812345678"
    assert Neighbour.objects.filter(phone_index__in=["13812345678", "13900000000"]).count() == 2
    assert not Neighbour.objects.filter(phone_index="").exists()


@pytest.mark.parametrize(
    "asked", [{"phone": "1"}, {"phone__contains": "1"}, {"given__a": 1}, {"phone_index__gt": b"1"}]
)
def test_asking_an_encrypted_field_is_refused_clearly(asked):
    with pytest.raises(FieldError, match=r"encrypted|blind index"):
        list(Neighbour.objects.filter(**asked))


def test_a_value_copied_into_another_column_does_not_open():
    Neighbour.objects.create(phone="13812345678")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE neighbour SET note = phone")
    with pytest.raises(Unreadable, match=r"core\.Neighbour\.note"):
        Neighbour.objects.get()


def test_updating_a_set_seals_too():
    Neighbour.objects.create(note="a")
    Neighbour.objects.update(note="b")
    assert Neighbour.objects.get().note == "b"
    assert list(Neighbour.objects.values_list("note", flat=True)) == ["b"]


def test_keys_are_changed_in_batches_and_only_where_needed(settings):
    Neighbour.objects.bulk_create([Neighbour(phone=f"1381234567{n}", note=None) for n in range(7)])
    settings.FIELD_KEYS = [NEW, OLD]
    Neighbour.objects.create(phone="13900000000")
    done = list(rotate(of=[table_of(Neighbour)], batch=3))
    assert [each.changed for each in done] == [3, 3, 1]
    assert sum(each.changed for each in rotate(of=[table_of(Neighbour)])) == 0
    settings.FIELD_KEYS = [NEW]
    assert [row.phone for row in Neighbour.objects.order_by("id")][:2] == ["13812345670", "13812345671"]
    assert Neighbour.objects.filter(phone_index="13812345676").exists()


def test_a_new_index_key_finds_again_after_indexing_anew(settings):
    Neighbour.objects.create(phone="13812345678")
    settings.INDEX_KEY = "a5" * 31 + "6b"
    assert not Neighbour.objects.filter(phone_index="13812345678").exists()
    assert sum(each.changed for each in rotate(of=[table_of(Neighbour)], reindex=True)) == 1
    assert Neighbour.objects.filter(phone_index="13812345678").exists()


def test_rotation_stops_at_a_value_it_cannot_open(settings):
    Neighbour.objects.create(phone="13812345678")
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(Unreadable):
        list(rotate(of=[table_of(Neighbour)]))


def test_declarations_that_cannot_work_are_found_at_start():
    with isolate_apps("fengge.core"):

        class Wrong(models.Model):
            phone = EncryptedText(db_index=True)
            email_index = BlindIndex()

            class Meta:
                app_label = "core"

        assert [each.id for each in Wrong.check()] == ["fengge.E101", "fengge.E102"]


def test_every_encrypted_field_of_the_project_is_registered_for_rotation():
    assert all(table.sealed for table in tables())


def test_a_field_says_how_it_is_made_again():
    made = EncryptedText(bound_to="people.Old.phone", null=True).deconstruct()
    assert made[3] == {"bound_to": "people.Old.phone", "null": True}
    assert BlindIndex(of="phone").deconstruct()[3] == {"db_index": True, "of": "phone"}
