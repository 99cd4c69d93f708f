"""Files in the store: once, sealed, whole, under nobody's address; and swept when nothing points to them."""

import io
import os
import time
from datetime import timedelta

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from fengge.core.crypto import Unreadable
from fengge.core.files import keep, read, serve, stream
from fengge.core.files.storing import place, reseal, stored
from fengge.core.files.sweeping import owners, sweep_content, sweep_rows
from fengge.core.models import StoredFile

pytestmark = pytest.mark.django_db
OLD, NEW = "k1:" + "0123456789abcdef" * 2, "k2:" + "fedcba9876543210" * 2


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FIELD_KEYS = [OLD]
    settings.MEDIA_ROOT = tmp_path / "files"


def pdf(name="协议.pdf", more=b""):
    file = io.BytesIO(b"%PDF-1.7\n" + more)
    file.name = name
    return file


def test_what_is_kept_comes_back_and_lies_sealed_on_disk():
    file = keep(pdf(more=b"x" * 200_000), by=7)
    assert read(file) == b"%PDF-1.7\n" + b"x" * 200_000
    assert (file.size, file.media_type, file.name, file.uploaded_by) == (200_009, "application/pdf", "协议.pdf", 7)
    on_disk = place(file.digest).read_bytes()
    assert b"%PDF" not in on_disk
    assert place(file.digest).stat().st_mode & 0o077 == 0
    assert len(list(stream(file))) == 4


def test_the_same_content_is_stored_once_under_two_names():
    first, second = keep(pdf("一.pdf")), keep(pdf("二.pdf"))
    assert first.digest == second.digest
    assert first.pk != second.pk
    assert len(list(stored())) == 1


def test_a_file_changed_on_disk_is_not_served():
    file = keep(pdf())
    path = place(file.digest)
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    with pytest.raises(Unreadable):
        read(file)


def test_a_file_put_in_the_place_of_another_is_not_served():
    first, second = keep(pdf()), keep(pdf(more=b"2"))
    place(first.digest).write_bytes(place(second.digest).read_bytes())
    with pytest.raises(Unreadable):
        read(first)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_only_a_digest_has_a_place(digest):
    with pytest.raises(ValueError, match="not a digest"):
        place(digest)


def test_a_writing_that_breaks_off_leaves_nothing(settings):
    from fengge.core.files.storing import write

    def broken():
        yield b"half"
        raise OSError("disk full")

    target = place("a" * 64)
    with pytest.raises(OSError, match="disk full"):
        write(target, broken())
    assert list(target.parent.iterdir()) == []


def test_it_is_served_under_its_own_type_and_name():
    response = serve(keep(pdf("𬱖家·协议 1.pdf")))
    assert b"".join(response.streaming_content) == b"%PDF-1.7\n"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''%F0%AC%B1%96")
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Length"] == "9"


def test_what_a_browser_might_run_is_only_downloaded():
    response = serve(StoredFile(digest=keep(pdf()).digest, size=9, media_type="audio/mpeg", name="录音.mp3"))
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    assert serve(keep(pdf()), download=True)["Content-Disposition"].startswith("attachment")


def test_a_missing_content_is_noticed_before_anything_is_sent():
    file = keep(pdf())
    place(file.digest).unlink()
    with pytest.raises(FileNotFoundError):
        serve(file)


def test_keys_are_changed_under_the_stored_files_too(settings):
    file = keep(pdf())
    settings.FIELD_KEYS = [NEW, OLD]
    newer = keep(pdf(more=b"new"))
    assert len(list(reseal())) == 1
    assert list(reseal()) == []
    settings.FIELD_KEYS = [NEW]
    assert [path.name for path in stored()]
    assert b"".join(stream(file)) == b"%PDF-1.7\n"
    assert newer.digest != file.digest


def test_what_nothing_points_to_is_swept_when_it_is_old(settings):
    file, young = keep(pdf()), keep(pdf(more=b"young"))
    StoredFile.objects.filter(pk=file.pk).update(uploaded_at=file.uploaded_at - timedelta(days=2))
    kept = set(StoredFile.objects.filter(pk__in=[file.pk, young.pk]).values_list("pk", flat=True))
    assert sweep_rows() == 1
    assert kept - set(StoredFile.objects.values_list("pk", flat=True)) == {file.pk}
    long_ago = time.time() - 3 * 86400
    os.utime(place(file.digest), (long_ago, long_ago))
    (place(file.digest).parent / ".draft-1").write_bytes(b"")
    os.utime(place(file.digest).parent / ".draft-1", (long_ago, long_ago))
    assert sweep_content() == 2
    assert [path.name for path in stored()] == [young.digest]


def test_what_a_row_points_to_stays(monkeypatch):
    with isolate_apps("fengge.core"):

        class Note(models.Model):
            file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

            class Meta:
                app_label = "core"
                db_table = "a_note"

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE a_note (id bigserial PRIMARY KEY, file_id bigint) ON COMMIT DROP")
    file = keep(pdf())
    Note.objects.create(file=file)
    monkeypatch.setattr("fengge.core.files.sweeping.owners", lambda: iter([(Note, "file")]))
    assert sweep_rows(older_than=timedelta(0)) == 0
    Note.objects.all().delete()
    assert sweep_rows(older_than=timedelta(0)) == 1


def test_every_owner_of_a_file_is_known_to_the_sweep():
    assert all(model._meta.get_field(name).related_model is StoredFile for model, name in owners())
